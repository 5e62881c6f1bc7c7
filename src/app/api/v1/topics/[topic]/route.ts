import { answerDeleteTopic, answerTopic, answerUpdateTopic } from "@/features/topics/api/answer-requests";
import { withApiKey } from "@/platform/http/with-api-key";

export const GET = withApiKey("read", answerTopic);
export const PATCH = withApiKey("write", answerUpdateTopic);
export const DELETE = withApiKey("admin", answerDeleteTopic);
