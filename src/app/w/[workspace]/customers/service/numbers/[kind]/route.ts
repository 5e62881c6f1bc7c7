import { answerDownload } from "@/features/exports/answer-download";
import { readServiceSheet } from "@/features/service/times/read-service-sheet";
import { withSession } from "@/platform/http/with-session";

/** The numbers of service as a file: `csv` or `xlsx`, of what the rest of the address says. */
export const GET = withSession("dashboard.read", async (request) =>
  answerDownload(await readServiceSheet(request), request.params.kind, request.user.locale),
);
