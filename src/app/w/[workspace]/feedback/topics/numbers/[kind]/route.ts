import { answerDownload } from "@/features/exports/answer-download";
import { readTopicsSheet } from "@/features/topics/read-topics-sheet";
import { withSession } from "@/platform/http/with-session";

/** The numbers of topics as a file: `csv` or `xlsx`, of what the rest of the address says. */
export const GET = withSession("dashboard.read", async (request) =>
  answerDownload(await readTopicsSheet(request), request.params.kind, request.user.locale),
);
