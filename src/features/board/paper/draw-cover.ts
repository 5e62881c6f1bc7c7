import { drawText, heightOf, INK } from "@/features/board/paper/draw-text";
import { bar } from "@/features/board/paper/flow-pages";
import { INNER, PAGE } from "@/features/board/paper/open-paper";
import type { PackContext } from "@/features/board/paper/render-pack";

const LOGO = 44;

/** The first page: whose, of when, and the one sentence. */
export function drawCover({ paper, pack, t }: PackContext): void {
  const { doc } = paper;
  const { cover, brand } = pack.document;
  doc.addPage();
  doc.outline.addItem(cover.title);
  bar(paper, 0, 0, PAGE.width, 8);
  const box = { x: PAGE.margin, width: INNER };
  let y = 44;
  if (pack.logo) {
    const at = paper.left(PAGE.margin, 160);
    const side = paper.direction === "rtl" ? ({ align: "right" } as const) : {};
    const logo = pack.logo;
    const draw = () => doc.image(logo, at, y, { fit: [160, LOGO], ...side, valign: "center" });
    doc.addStructure(doc.struct("Figure", { alt: brand.name }, [draw]));
    y += LOGO + 10;
  }
  y += drawText(paper, brand.name, { ...box, y }, { voice: "strong", size: 13, most: 2, direction: "auto" });
  y += 2;
  y += drawText(paper, cover.title, { ...box, y }, { size: 13, color: INK.muted, most: 2 });
  y += drawText(paper, cover.days, { ...box, y }, { size: 11, color: INK.muted, most: 2 });
  const wide = INNER - 60;
  const size = verdictSize(cover.verdict.length);
  const look = { voice: "finding", size, leading: 1.3, most: 8, tag: "H1" } as const;
  const height = heightOf(paper, cover.verdict, look, wide);
  const lead = { size: 12, leading: 1.5, color: INK.muted, most: 5 } as const;
  const both = height + 14 + heightOf(paper, cover.lead, lead, wide);
  const top = Math.max(y + 30, (PAGE.height - both) / 2);
  bar(paper, PAGE.margin, top - 20, 48, 5);
  const said = { x: paper.left(PAGE.margin, wide), width: wide };
  drawText(paper, cover.verdict, { ...said, y: top }, look);
  drawText(paper, cover.lead, { ...said, y: top + height + 14 }, lead);
  const notes = [
    cover.standing,
    cover.made,
    ...(pack.gone.length > 0 ? [t("paper.gone", { names: pack.gone.join(", "), n: pack.gone.length })] : []),
  ];
  const small = { size: 8.5, color: INK.muted, most: 3 } as const;
  let foot = PAGE.height - PAGE.bottom - 22 - notes.reduce((sum, note) => sum + heightOf(paper, note, small, wide), 0);
  for (const note of notes) foot += drawText(paper, note, { ...said, y: foot }, small);
}

/** A long sentence is set smaller, so that it stays one. */
function verdictSize(letters: number): number {
  if (letters > 420) return 18;
  return letters > 220 ? 22 : 27;
}
