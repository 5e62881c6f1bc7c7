import { answerDeliveries } from "@/features/webhooks/answer-requests";
import { withApiKey } from "@/platform/http/with-api-key";

export const GET = withApiKey("read", answerDeliveries);
