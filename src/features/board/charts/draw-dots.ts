import type { DotsBlock, PackDot } from "@/domain/board/pack-document";
import { formatMinutes, formatNumber, formatValue } from "@/domain/metrics/display";
import { drawLabel, INK } from "@/features/board/paper/draw-text";
import type { Paper } from "@/features/board/paper/open-paper";
import { durationAxis } from "@/ui/charts/duration-axis";
import { whiskerAxis } from "@/ui/charts/whisker-axis";

export const ROW = 16;
export const DOTS_HEAD = 18;
const NAME = 150;
const VALUE = 62;
const COUNT = 74;
const WORD = 96;
const GAP = 12;

interface Columns {
  readonly name: { readonly x: number; readonly width: number };
  readonly plot: { readonly x: number; readonly width: number };
  readonly value: { readonly x: number; readonly width: number };
  readonly word: { readonly x: number; readonly width: number };
  readonly count: { readonly x: number; readonly width: number };
}

/**
 * Groups as dots with their intervals on one axis: filled where the change is clear after the correction, hollow where it is
 * not. Its words stand beside them, so that nothing is told by colour alone.
 */
export function drawDots(
  paper: Paper,
  block: DotsBlock,
  rows: readonly PackDot[],
  box: { readonly x: number; readonly y: number; readonly width: number },
  words: Readonly<Record<"better" | "worse" | "unclear", string>>,
): void {
  const { doc } = paper;
  const compared = block.rows.some(({ assessment }) => assessment);
  const columns = columnsOf(paper, box, compared);
  const { plot } = columns;
  const axis = axisOf(block);
  const at = (value: number) => plot.x + (plot.width * axis.place(value)) / 100;
  const body = { top: box.y + DOTS_HEAD, bottom: box.y + DOTS_HEAD + rows.length * ROW };
  for (const tick of axis.ticks) {
    const x = at(tick);
    const color = block.zero && tick === 0 ? INK.input : INK.grid;
    doc.moveTo(x, body.top).lineTo(x, body.bottom).lineWidth(0.5).undash().stroke(color);
    const label = { x: x - 30, y: box.y + 3, width: 60 };
    drawLabel(paper, tickText(paper, block, axis.ticks, tick), label, {
      size: 7.5,
      color: INK.muted,
      align: "center",
      most: 1,
    });
  }
  const head = { size: 7.5, color: INK.muted, most: 1 } as const;
  drawLabel(paper, block.valueHead, { ...columns.value, y: box.y + 3 }, { ...head, align: "end" });
  drawLabel(paper, block.countHead, { ...columns.count, y: box.y + 3 }, { ...head, align: "end" });
  for (const [i, row] of rows.entries()) drawRow(paper, row, columns, body.top + i * ROW, at, words);
  doc
    .moveTo(box.x, body.bottom)
    .lineTo(box.x + box.width, body.bottom)
    .lineWidth(0.5)
    .undash()
    .stroke(INK.border);
}

function drawRow(
  paper: Paper,
  row: PackDot,
  columns: Columns,
  y: number,
  at: (value: number) => number,
  words: Parameters<typeof drawDots>[4],
): void {
  const { doc } = paper;
  const { assessment = null } = row;
  const clear = assessment === "better" || assessment === "worse";
  const color = assessment === "better" ? INK.betterMark : assessment === "worse" ? INK.worseMark : INK.sameMark;
  const voice = clear ? "strong" : "plain";
  const text = { size: 8.5, most: 1 } as const;
  const top = y + 2;
  drawLabel(paper, row.label, { ...columns.name, y: top }, { ...text, voice });
  if (row.value === null || row.low === null || row.high === null) {
    if (row.value === null)
      drawLabel(paper, row.betweenText, { ...columns.plot, y: top }, { ...text, size: 8, color: INK.muted });
  } else {
    const middle = y + ROW / 2;
    doc.moveTo(at(row.low), middle).lineTo(at(row.high), middle).lineWidth(1.6);
    if (row.rough) doc.dash(1.5, { space: 2 });
    doc.stroke(color).undash();
  }
  if (row.value !== null) {
    doc.circle(at(row.value), y + ROW / 2, 3.1).lineWidth(1.4);
    doc.fillAndStroke(clear ? color : "#ffffff", color);
  }
  drawLabel(paper, row.valueText, { ...columns.value, y: top }, { ...text, voice, align: "end", direction: "auto" });
  drawLabel(paper, row.countText, { ...columns.count, y: top }, { ...text, color: INK.muted, align: "end" });
  if (columns.word.width === 0 || assessment === null) return;
  const word = assessment === "no clear change" ? words.unclear : words[assessment];
  const tone = assessment === "better" ? INK.better : assessment === "worse" ? INK.worse : INK.muted;
  drawLabel(paper, word, { ...columns.word, y: top }, { ...text, voice, color: tone });
}

/** Name, drawing, value, word and count, from the edge where reading begins. */
function columnsOf(paper: Paper, box: { readonly x: number; readonly width: number }, compared: boolean): Columns {
  const word = compared ? WORD : 0;
  const plot = box.width - NAME - VALUE - COUNT - word - 4 * GAP;
  let start = 0;
  const next = (width: number) => {
    const place = { x: paper.left(start + box.x, width), width };
    start += width + GAP;
    return place;
  };
  return { name: next(NAME), plot: next(plot), value: next(VALUE), word: next(word), count: next(COUNT) };
}

function axisOf({ unit, zero, min, max, rows }: DotsBlock) {
  const ends = { min, max: max ?? Number.MAX_SAFE_INTEGER };
  if (unit !== "minutes" || zero) return whiskerAxis(rows, { ...ends, zero });
  const values = rows.flatMap(({ value, high }) => [value, high]).filter((one) => one !== null);
  const axis = durationAxis(values);
  return { ...axis, place: (value: number) => (100 * (value - axis.low)) / (axis.high - axis.low || 1) };
}

function tickText({ locale }: Paper, { unit, zero }: DotsBlock, ticks: readonly number[], tick: number): string {
  const decimals = ticks.every(Number.isInteger) ? 0 : 1;
  if (unit === "minutes") return formatMinutes(tick, locale);
  if (unit === "percent" && !zero) return formatValue(tick, unit, { locale, decimals });
  return formatNumber(tick, { locale, decimals, signed: zero || unit === "points" });
}
