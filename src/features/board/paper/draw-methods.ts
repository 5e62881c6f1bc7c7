import { drawText, heightOf, INK } from "@/features/board/paper/draw-text";
import { drawHead, makeRoom, openSection } from "@/features/board/paper/flow-pages";
import { INNER, PAGE } from "@/features/board/paper/open-paper";
import type { PackContext } from "@/features/board/paper/render-pack";

const GAP = 28;

/** What each number means, how it is computed and how sure it is; and how to get exactly this pack again. */
export function drawMethods({ paper, pack, t }: PackContext): void {
  const { definitions, methods } = pack.document;
  const title = t("methods.title");
  const flow = openSection(paper, title, t("methods.lead"), t("paper.goesOn", { title }));
  const width = (INNER - GAP) / 2;
  const parts = definitions.map(({ name, meaning, formula, method }) => [
    { text: name, look: { voice: "strong", size: 9, most: 2 } as const },
    { text: meaning, look: { size: 8, leading: 1.35, most: 6 } as const },
    { text: formula, look: { size: 8, leading: 1.35, color: INK.muted, most: 4 } as const },
    { text: method, look: { size: 8, leading: 1.35, color: INK.muted, most: 4 } as const },
  ]);
  for (let i = 0; i < parts.length; i += 2) {
    const pair = parts.slice(i, i + 2);
    const heights = pair.map((part) =>
      part.reduce((sum, { text, look }) => sum + (text === "" ? 0 : heightOf(paper, text, look, width)), 0),
    );
    const height = Math.max(...heights);
    makeRoom(flow, height + 10);
    for (const [side, part] of pair.entries()) {
      let y = flow.y;
      const x = paper.left(PAGE.margin + side * (width + GAP), width);
      for (const { text, look } of part) y += drawText(paper, text, { x, y, width }, look);
    }
    flow.y += height + 10;
  }
  drawHead(flow, t("methods.again"), "", 80);
  const facts = [
    ...methods,
    t("methods.reference", { reference: pack.reference }),
    t("methods.hash", { hash: `\u2066${pack.sha256}\u2069` }),
  ];
  for (const text of facts) {
    const look = { size: 8.5, color: INK.ink, most: 5 } as const;
    makeRoom(flow, heightOf(paper, text, look, INNER) + 3);
    flow.y += drawText(paper, text, { x: PAGE.margin, y: flow.y, width: INNER }, look) + 3;
  }
}
