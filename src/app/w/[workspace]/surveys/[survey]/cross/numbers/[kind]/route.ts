import { readCrossSheet } from "@/features/dashboards/files/read-cross-sheet";
import { answerDownload } from "@/features/exports/answer-download";
import { withSession } from "@/platform/http/with-session";

/** A cross table as a file: `csv` or `xlsx`, of what the rest of the address says. */
export const GET = withSession("dashboard.read", async (request) =>
  answerDownload(await readCrossSheet(request), request.params.kind, request.user.locale),
);
