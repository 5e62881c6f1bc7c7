import { readComparisonSheet } from "@/features/dashboards/files/read-comparison-sheet";
import { answerDownload } from "@/features/exports/answer-download";
import { withSession } from "@/platform/http/with-session";

/** The numbers of a comparison as a file: `csv` or `xlsx`, of what the rest of the address says. */
export const GET = withSession("dashboard.read", async (request) =>
  answerDownload(await readComparisonSheet(request), request.params.kind, request.user.locale),
);
