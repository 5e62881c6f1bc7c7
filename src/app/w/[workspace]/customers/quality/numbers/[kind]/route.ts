import { answerDownload } from "@/features/exports/answer-download";
import { readQualitySheet } from "@/features/quality/score/read-quality-sheet";
import { withSession } from "@/platform/http/with-session";

/** The numbers of quality as a file: `csv` or `xlsx`, of what the rest of the address says. */
export const GET = withSession("dashboard.read", async (request) =>
  answerDownload(await readQualitySheet(request), request.params.kind, request.user.locale),
);
