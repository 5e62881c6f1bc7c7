import { answerMetricRequest } from "@/features/dashboards/answer-metric-request";
import { withApiKey } from "@/platform/http/with-api-key";

export const GET = withApiKey("read", answerMetricRequest);
