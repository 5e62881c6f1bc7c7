import { answerClose } from "@/features/surveys/answer-requests";
import { withApiKey } from "@/platform/http/with-api-key";

export const POST = withApiKey("write", answerClose);
