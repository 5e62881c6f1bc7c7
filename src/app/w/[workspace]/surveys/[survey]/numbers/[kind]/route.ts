import { readDashboardSheet } from "@/features/dashboards/files/read-dashboard-sheet";
import { answerDownload } from "@/features/exports/answer-download";
import { withSession } from "@/platform/http/with-session";

/** The numbers of a survey's results as a file: `csv` or `xlsx`, of what the rest of the address says. */
export const GET = withSession("dashboard.read", async (request) =>
  answerDownload(await readDashboardSheet(request), request.params.kind, request.user.locale),
);
