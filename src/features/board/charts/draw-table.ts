import type { PackCell, TableBlock } from "@/domain/board/pack-document";
import { drawLabel, heightOf, INK } from "@/features/board/paper/draw-text";
import { BOTTOM, drawHead, endBlock, type Flow, turnPage } from "@/features/board/paper/flow-pages";
import { INNER, PAGE, type Paper } from "@/features/board/paper/open-paper";

const LOOK = { size: 8.5, leading: 1.35, most: 4 } as const;
const PAD = 4;

/** A table on hairlines, its numbers at the end edge; its head is said again on the next page. */
export function drawTable(flow: Flow, block: TableBlock): void {
  const { paper } = flow;
  drawHead(flow, block.title, "", 60);
  const columns = columnsOf(block);
  const head = block.head.map((text) => ({ text }));
  drawRow(flow, head, columns, true);
  for (const row of block.rows) {
    if (flow.y + rowHeight(paper, row, columns) > BOTTOM) {
      turnPage(flow);
      drawRow(flow, head, columns, true);
    }
    drawRow(flow, row, columns, false);
  }
  if (block.note !== "") {
    const box = { x: PAGE.margin, y: flow.y + 4, width: INNER };
    flow.y += 4 + drawLabel(paper, block.note, box, { size: 8, color: INK.muted, most: 4 });
  }
  endBlock(flow);
}

interface Column {
  readonly width: number;
  readonly align: "start" | "end";
}

/** Columns are as wide as their texts ask for; those of words stand at the start, those of numbers at the end. */
function columnsOf({ head, rows }: TableBlock): Column[] {
  const longest = head.map((text, i) => Math.max(text.length * 0.9, ...rows.map((row) => row[i]?.text.length ?? 0)));
  const wanted = longest.map((letters, i) =>
    Math.min(i === 0 ? 300 : 230, Math.max(i === 0 ? 110 : 56, letters * 4.9 + 12)),
  );
  const sum = wanted.reduce((total, one) => total + one, 0);
  return wanted.map((one, i) => {
    const words = i === 0 || rows.some((row) => isWords(row[i]?.text ?? ""));
    return { width: (one * INNER) / sum, align: words ? "start" : "end" };
  });
}

function rowHeight(paper: Paper, row: readonly PackCell[], columns: readonly Column[]): number {
  const heights = row.map(({ text }, i) => heightOf(paper, text, LOOK, (columns[i]?.width ?? 60) - 10));
  return Math.max(LOOK.size * LOOK.leading, ...heights) + 2 * PAD;
}

function drawRow(flow: Flow, row: readonly PackCell[], columns: readonly Column[], head: boolean): void {
  const { paper } = flow;
  const { doc } = paper;
  const height = rowHeight(paper, row, columns);
  const draw = () => {
    let start: number = PAGE.margin;
    for (const [i, { text, strong, tone }] of row.entries()) {
      const { width, align } = columns[i] ?? { width: 60, align: "start" };
      const color = head ? INK.muted : tone === "better" ? INK.better : tone === "worse" ? INK.worse : INK.ink;
      const look = { ...LOOK, size: head ? 7.5 : LOOK.size, color, voice: strong ? "strong" : "plain" } as const;
      const box = {
        x: paper.left(start, width) + (paper.direction === "rtl" ? 10 : 0),
        y: flow.y + PAD,
        width: width - 10,
      };
      drawLabel(paper, text, box, { ...look, align });
      start += width;
    }
    const y = flow.y + height;
    doc
      .moveTo(PAGE.margin, y)
      .lineTo(PAGE.margin + INNER, y)
      .lineWidth(head ? 0.75 : 0.4)
      .undash();
    doc.stroke(head ? INK.ink : INK.border);
  };
  doc.addStructure(doc.struct("P", { actual: row.map(({ text }) => text).join(", ") }, [draw]));
  flow.y += height;
}

function isWords(text: string): boolean {
  return text.length > 14 && /\p{L}{4}/u.test(text);
}
