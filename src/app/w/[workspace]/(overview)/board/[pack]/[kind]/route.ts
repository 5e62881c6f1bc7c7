import { packSheet } from "@/features/board/pack-sheet";
import { renderPack } from "@/features/board/paper/render-pack";
import { takePack } from "@/features/board/take-pack";
import { answerDownload, answerPdf } from "@/features/exports/answer-download";
import { withSession } from "@/platform/http/with-session";

/** A pack as a file: `pdf`, `xlsx` or `csv`, all of the same stored numbers. */
export const GET = withSession("dashboard.read", async (request) => {
  const pack = await takePack(request);
  const { kind } = request.params;
  if (kind === "pdf") return answerPdf(await renderPack(pack), `${pack.document.sheet.name} ${pack.reference}`);
  return answerDownload(packSheet(pack), kind, pack.document.locale);
});
