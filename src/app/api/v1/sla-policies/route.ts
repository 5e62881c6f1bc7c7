import { answerCreatePolicy, answerPolicies } from "@/features/service/rules-api/answer-policies";
import { withApiKey } from "@/platform/http/with-api-key";

export const GET = withApiKey("read", answerPolicies);
export const POST = withApiKey("write", answerCreatePolicy);
