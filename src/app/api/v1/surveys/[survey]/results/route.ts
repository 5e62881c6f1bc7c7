import { answerResultsRequest } from "@/features/dashboards/questions/answer-results-request";
import { withApiKey } from "@/platform/http/with-api-key";

export const GET = withApiKey("read", answerResultsRequest);
