import { answerStoreInteractions } from "@/features/service/interactions/answer-requests";
import { withApiKey } from "@/platform/http/with-api-key";

export const POST = withApiKey("write", answerStoreInteractions);
