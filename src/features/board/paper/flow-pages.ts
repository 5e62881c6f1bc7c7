import { drawText, heightOf, INK } from "@/features/board/paper/draw-text";
import { INNER, PAGE, type Paper } from "@/features/board/paper/open-paper";

/** Where the next thing is drawn: blocks go down a page and on to the next one. */
export interface Flow {
  readonly paper: Paper;
  /** The title of the section, said again where it goes on. */
  readonly section: string;
  readonly again: string;
  y: number;
}

export const BOTTOM = PAGE.height - PAGE.bottom - 10;
const GAP = 16;

/** Opens a section on a page of its own: its title, the sentence it leads with. */
export function openSection(paper: Paper, title: string, lead: string, again: string): Flow {
  const flow: Flow = { paper, section: title, again, y: PAGE.top };
  const { doc } = paper;
  doc.addPage();
  doc.outline.addItem(title);
  bar(paper, PAGE.margin, flow.y - 12, 36, 4);
  const box = { x: PAGE.margin, width: INNER };
  flow.y += drawText(
    paper,
    title,
    { ...box, y: flow.y },
    { voice: "finding", size: 21, leading: 1.25, tag: "H1", most: 3 },
  );
  if (lead !== "") {
    flow.y += 5;
    flow.y += drawText(paper, lead, { ...box, y: flow.y }, { size: 10, color: INK.muted, most: 4 });
  }
  flow.y += GAP;
  return flow;
}

/** Goes on on a new page where so much height is not left on this one. */
export function makeRoom(flow: Flow, height: number): void {
  if (flow.y + height <= BOTTOM) return;
  turnPage(flow);
}

/** A page on which the section goes on. */
export function turnPage(flow: Flow): void {
  const { paper } = flow;
  paper.doc.addPage();
  flow.y = PAGE.top - 14;
  const box = { x: PAGE.margin, y: flow.y, width: INNER };
  flow.y += drawText(paper, flow.again, box, { size: 8.5, color: INK.subtle, most: 1 }) + 8;
}

/** The head of a block: a rule with the mark of the brand, a title, a line below it. */
export function drawHead(flow: Flow, title: string, caption: string, below: number): void {
  const { paper } = flow;
  const height = headHeight(paper, title, caption);
  makeRoom(flow, height + below);
  const box = { x: PAGE.margin, width: INNER };
  paper.doc.markContent("Artifact", { type: "Layout" });
  line(paper, PAGE.margin, flow.y, INNER, INK.ink, 0.75);
  paper.doc.endMarkedContent();
  bar(paper, PAGE.margin, flow.y, 26, 2.5);
  flow.y += 8;
  if (title !== "") {
    const look = { voice: "finding", size: 12.5, leading: 1.3, tag: "H2", most: 2 } as const;
    flow.y += drawText(paper, title, { ...box, y: flow.y }, look);
  }
  if (caption !== "")
    flow.y += drawText(paper, caption, { ...box, y: flow.y + 1 }, { size: 8.5, color: INK.muted, most: 3 }) + 1;
  flow.y += 6;
}

export function headHeight(paper: Paper, title: string, caption: string): number {
  const finding = { voice: "finding", size: 12.5, leading: 1.3, most: 2 } as const;
  return (
    14 +
    (title === "" ? 0 : heightOf(paper, title, finding, INNER)) +
    (caption === "" ? 0 : heightOf(paper, caption, { size: 8.5, most: 3 }, INNER) + 1)
  );
}

/** Room between two blocks. */
export function endBlock(flow: Flow): void {
  flow.y += GAP;
}

/** A short bar in the colour of the brand, at the edge where reading begins. */
export function bar(paper: Paper, start: number, y: number, width: number, height: number): void {
  const { doc } = paper;
  doc.markContent("Artifact", { type: "Layout" });
  doc.rect(paper.left(start, width), y, width, height).fill(paper.accent);
  doc.endMarkedContent();
}

/** A line across; inside of what is marked already. */
export function line(paper: Paper, x: number, y: number, width: number, color: string, thickness: number): void {
  paper.doc
    .moveTo(x, y)
    .lineTo(x + width, y)
    .lineWidth(thickness)
    .undash()
    .stroke(color);
}
