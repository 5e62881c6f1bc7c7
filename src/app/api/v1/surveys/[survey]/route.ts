import { answerDelete, answerOne, answerUpdate } from "@/features/surveys/answer-requests";
import { withApiKey } from "@/platform/http/with-api-key";

export const GET = withApiKey("read", answerOne);
export const PATCH = withApiKey("write", answerUpdate);
export const DELETE = withApiKey("admin", answerDelete);
