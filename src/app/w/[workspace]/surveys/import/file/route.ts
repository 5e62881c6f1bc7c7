import { answerImport } from "@/features/surveys/transfer/answer-import";
import { withSession } from "@/platform/http/with-session";

export const POST = withSession("survey.write", answerImport);
