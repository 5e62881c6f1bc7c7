import { drawText, heightOf, INK } from "@/features/board/paper/draw-text";
import { drawHead, endBlock, makeRoom, openSection } from "@/features/board/paper/flow-pages";
import { INNER, PAGE } from "@/features/board/paper/open-paper";
import type { PackContext } from "@/features/board/paper/render-pack";
import { countUnknown } from "@/features/board/paper/split-runs";

/** What the pack cannot say, on a page of its own. */
export function drawUnknown({ paper, pack, t, seen }: PackContext): void {
  const letters = countUnknown([...pack.comments.values(), JSON.stringify(pack.document.sections)].join(" "));
  const printing = [
    ...(letters > 0 ? [t("paper.letters", { n: letters })] : []),
    ...(seen.cut > 0 ? [t("paper.cut", { n: seen.cut })] : []),
  ];
  const own = printing.length > 0 ? [{ title: t("unknown.printing"), lines: printing }] : [];
  const unknown = [...pack.document.unknown, ...own];
  const title = t("unknown.title");
  const lead = unknown.length === 0 ? t("unknown.nothing") : t("unknown.lead");
  const flow = openSection(paper, title, lead, t("paper.goesOn", { title }));
  for (const part of unknown) {
    drawHead(flow, part.title, "", 20);
    for (const text of part.lines) {
      const look = { size: 9.5, color: INK.ink, most: 6 } as const;
      makeRoom(flow, heightOf(paper, text, look, INNER) + 3);
      flow.y += drawText(paper, text, { x: PAGE.margin, y: flow.y, width: INNER }, look) + 3;
    }
    endBlock(flow);
  }
}
