import { answerTest } from "@/features/webhooks/answer-requests";
import { withApiKey } from "@/platform/http/with-api-key";

export const POST = withApiKey("admin", answerTest);
