import { answerCreate, answerList } from "@/features/webhooks/answer-requests";
import { withApiKey } from "@/platform/http/with-api-key";

export const GET = withApiKey("read", answerList);
export const POST = withApiKey("admin", answerCreate);
