import { readGoalNumbers } from "@/app/read-goal-numbers";
import { answerDownload } from "@/features/exports/answer-download";
import { readGoalSheet } from "@/features/goals/files/read-goal-sheet";
import { withSession } from "@/platform/http/with-session";

/** The numbers of one goal with its weeks as a file: `csv` or `xlsx`. */
export const GET = withSession("dashboard.read", async (request) =>
  answerDownload(await readGoalSheet(request, readGoalNumbers), request.params.kind, request.user.locale),
);
