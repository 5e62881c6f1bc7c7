import { readQuestionsSheet } from "@/features/dashboards/files/read-questions-sheet";
import { answerDownload } from "@/features/exports/answer-download";
import { withSession } from "@/platform/http/with-session";

/** The results of all questions as a file: `csv` or `xlsx`, of what the rest of the address says. */
export const GET = withSession("dashboard.read", async (request) =>
  answerDownload(await readQuestionsSheet(request), request.params.kind, request.user.locale),
);
