import { readOverviewSheet } from "@/features/dashboards/files/read-overview-sheet";
import { answerDownload } from "@/features/exports/answer-download";
import { withSession } from "@/platform/http/with-session";

/** The numbers of the overview as a file: `csv` or `xlsx`, of what the rest of the address says. */
export const GET = withSession("dashboard.read", async (request) =>
  answerDownload(await readOverviewSheet(request), request.params.kind, request.user.locale),
);
