import { readGoalNumbers } from "@/app/read-goal-numbers";
import { answerDelete, answerOne, answerUpdate } from "@/features/goals/answer-requests";
import { withApiKey } from "@/platform/http/with-api-key";

export const GET = withApiKey("read", answerOne(readGoalNumbers));
export const PATCH = withApiKey("write", answerUpdate(readGoalNumbers));
export const DELETE = withApiKey("admin", answerDelete);
