import { answerDelete, answerOne, answerUpdate } from "@/features/webhooks/answer-requests";
import { withApiKey } from "@/platform/http/with-api-key";

export const GET = withApiKey("read", answerOne);
export const PATCH = withApiKey("admin", answerUpdate);
export const DELETE = withApiKey("admin", answerDelete);
