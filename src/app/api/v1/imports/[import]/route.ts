import { answerImportStatus } from "@/features/imports/answer-requests";
import { withApiKey } from "@/platform/http/with-api-key";

export const GET = withApiKey("read", answerImportStatus);
