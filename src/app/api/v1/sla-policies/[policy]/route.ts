import { answerDeletePolicy, answerPolicy, answerUpdatePolicy } from "@/features/service/rules-api/answer-policies";
import { withApiKey } from "@/platform/http/with-api-key";

export const GET = withApiKey("read", answerPolicy);
export const PATCH = withApiKey("write", answerUpdatePolicy);
export const DELETE = withApiKey("admin", answerDeletePolicy);
