import { answerImportUndo } from "@/features/imports/answer-requests";
import { withApiKey } from "@/platform/http/with-api-key";

export const POST = withApiKey("write", answerImportUndo);
