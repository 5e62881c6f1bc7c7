import { answerExport } from "@/features/exports/answers/answer-requests";
import { withApiKey } from "@/platform/http/with-api-key";

export const POST = withApiKey("write", answerExport);
