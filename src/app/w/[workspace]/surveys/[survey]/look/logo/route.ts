import { answerUpload } from "@/features/surveys/look/answer-upload";
import { withSession } from "@/platform/http/with-session";

export const POST = withSession("survey.write", answerUpload);
