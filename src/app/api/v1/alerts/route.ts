import { answerAlerts } from "@/features/alerts/answer-requests";
import { withApiKey } from "@/platform/http/with-api-key";

export const GET = withApiKey("read", answerAlerts);
