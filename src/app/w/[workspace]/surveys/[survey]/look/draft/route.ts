import { answerLook } from "@/features/surveys/look/answer-look";
import { withSession } from "@/platform/http/with-session";

export const POST = withSession("survey.write", answerLook);
