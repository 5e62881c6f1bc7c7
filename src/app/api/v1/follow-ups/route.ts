import { answerList } from "@/features/follow-ups/answer-requests";
import { withApiKey } from "@/platform/http/with-api-key";

export const GET = withApiKey("read", answerList);
