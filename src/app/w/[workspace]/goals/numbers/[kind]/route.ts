import { readGoalNumbers } from "@/app/read-goal-numbers";
import { answerDownload } from "@/features/exports/answer-download";
import { readGoalsSheet } from "@/features/goals/files/read-goal-sheet";
import { withSession } from "@/platform/http/with-session";

/** The numbers of the list of goals as a file: `csv` or `xlsx`. */
export const GET = withSession("dashboard.read", async (request) =>
  answerDownload(await readGoalsSheet(request, readGoalNumbers), request.params.kind, request.user.locale),
);
