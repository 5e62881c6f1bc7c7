import { answerCreateTopic, answerTopics } from "@/features/topics/api/answer-requests";
import { withApiKey } from "@/platform/http/with-api-key";

export const GET = withApiKey("read", answerTopics);
export const POST = withApiKey("write", answerCreateTopic);
