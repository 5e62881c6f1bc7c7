import { answerChange, answerOne } from "@/features/follow-ups/answer-requests";
import { withApiKey } from "@/platform/http/with-api-key";

export const GET = withApiKey("read", answerOne);
export const PATCH = withApiKey("write", answerChange);
