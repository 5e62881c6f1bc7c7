import { answerExportDelete, answerExportStatus } from "@/features/exports/answers/answer-requests";
import { withApiKey } from "@/platform/http/with-api-key";

export const GET = withApiKey("read", answerExportStatus);
export const DELETE = withApiKey("admin", answerExportDelete);
