import { answerList, answerStore } from "@/features/delivery/invitations/answer-requests";
import { withApiKey } from "@/platform/http/with-api-key";

export const GET = withApiKey("read", answerList);
export const POST = withApiKey("write", answerStore);
