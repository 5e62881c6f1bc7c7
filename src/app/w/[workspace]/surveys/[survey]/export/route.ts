import { answerExport } from "@/features/surveys/transfer/answer-export";
import { withSession } from "@/platform/http/with-session";

export const GET = withSession("survey.read", answerExport);
