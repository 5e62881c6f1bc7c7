import { readGoalNumbers } from "@/app/read-goal-numbers";
import { answerCreate, answerList } from "@/features/goals/answer-requests";
import { withApiKey } from "@/platform/http/with-api-key";

export const GET = withApiKey("read", answerList(readGoalNumbers));
export const POST = withApiKey("write", answerCreate(readGoalNumbers));
