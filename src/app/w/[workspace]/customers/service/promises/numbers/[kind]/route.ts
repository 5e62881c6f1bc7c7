import { answerDownload } from "@/features/exports/answer-download";
import { readBoardSheet } from "@/features/service/promises/board/read-board-sheet";
import { withSession } from "@/platform/http/with-session";

/** The numbers of promises as a file: `csv` or `xlsx`, of what the rest of the address says. */
export const GET = withSession("dashboard.read", async (request) =>
  answerDownload(await readBoardSheet(request), request.params.kind, request.user.locale),
);
