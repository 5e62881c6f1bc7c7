import { answerNonresponseRequest } from "@/features/dashboards/nonresponse/answer-nonresponse-request";
import { withApiKey } from "@/platform/http/with-api-key";

export const GET = withApiKey("read", answerNonresponseRequest);
