import { readStayingSheet } from "@/features/customers/staying/files/read-staying-sheet";
import { answerDownload } from "@/features/exports/answer-download";
import { withSession } from "@/platform/http/with-session";

/** The numbers of staying and leaving as a file: `csv` or `xlsx`, of what the rest of the address says. */
export const GET = withSession("dashboard.read", async (request) =>
  answerDownload(await readStayingSheet(request), request.params.kind, request.user.locale),
);
