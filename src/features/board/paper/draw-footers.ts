import { drawText, INK } from "@/features/board/paper/draw-text";
import { line } from "@/features/board/paper/flow-pages";
import { INNER, PAGE } from "@/features/board/paper/open-paper";
import type { PackContext } from "@/features/board/paper/render-pack";

/** Below each page: whose it is, the reference under which it is found again, and its number. */
export function drawFooters({ paper, pack, t }: PackContext): void {
  const { doc } = paper;
  const { brand, cover } = pack.document;
  const { start, count } = doc.bufferedPageRange();
  const y = PAGE.height - PAGE.bottom + 8;
  const third = INNER / 3;
  for (let page = 0; page < count; page += 1) {
    doc.switchToPage(start + page);
    const look = { size: 7.5, color: INK.subtle, most: 1, tag: "Artifact" } as const;
    doc.markContent("Artifact", { type: "Pagination" });
    line(paper, PAGE.margin, y - 4, INNER, INK.border, 0.4);
    doc.endMarkedContent();
    const at = (part: number, width: number) => ({ x: paper.left(PAGE.margin + part * third, width), y, width });
    drawText(paper, `${brand.name} · ${cover.title}`, at(0, third), look);
    const mark = t("paper.mark", { reference: pack.reference, hash: pack.sha256.slice(0, 12) });
    drawText(paper, mark, at(1, third), { ...look, align: "center" });
    drawText(paper, t("paper.page", { page: page + 1, of: count }), at(2, third), { ...look, align: "end" });
  }
}
