import type { PackCurve, SurvivalBlock } from "@/domain/board/pack-document";
import { formatValue } from "@/domain/metrics/display";
import { drawLabel, INK } from "@/features/board/paper/draw-text";
import type { Paper } from "@/features/board/paper/open-paper";
import { roundStep } from "@/ui/charts/axis-ticks";

const AXIS = 36;
const NAMES = 120;
const COUNTED = 12;

/** Lines are told apart by their dash and their name as well. */
const DASHES: readonly (readonly [number, number] | null)[] = [null, [6, 3], [2, 2], [8, 3]];
const COLORS = ["accent", "#5a2d83", "#4d1e04", INK.sameMark];

/** How high the plot, its axis and the customers counted below it are together. */
export function survivalHeight({ lines }: SurvivalBlock): number {
  return 150 + 20 + 14 + lines.length * COUNTED;
}

/** How long customers stay: steps with their 95 % bands, and below them how many are counted at each mark. */
export function drawSurvival(
  paper: Paper,
  block: SurvivalBlock,
  box: { readonly x: number; readonly y: number; readonly width: number },
): void {
  const { doc, locale } = paper;
  const [left, right] = [box.x + AXIS, box.x + box.width - NAMES];
  const [top, bottom] = [box.y + 8, box.y + 150];
  const x = (time: number) => left + (Math.min(time, block.end) / Math.max(1, block.end)) * (right - left);
  const y = (share: number) => bottom - ((share - block.floor) / (1 - block.floor)) * (bottom - top);
  const step = roundStep((1 - block.floor) * 100, 4) / 100;
  for (let share = block.floor; share <= 1.0001; share += step) {
    doc.moveTo(left, y(share)).lineTo(right, y(share)).lineWidth(0.5).undash().stroke(INK.grid);
    const text = formatValue(100 * share, "percent", { locale, decimals: 0 });
    const label = { x: box.x, y: y(share) - 5.5, width: AXIS - 6 };
    drawLabel(paper, text, label, { size: 7.5, color: INK.muted, align: "right", most: 1 });
  }
  for (const [i, curve] of block.lines.entries()) drawCurve(paper, curve, i, { x, y });
  const ends = spread(block.lines.map(({ steps }) => y(steps.at(-1)?.share ?? 1)));
  for (const [i, { name }] of block.lines.entries()) {
    const place = { x: right + 8, y: (ends[i] ?? top) - 6, width: NAMES - 8 };
    drawLabel(paper, name, place, { voice: "strong", size: 8, color: colorOf(paper, i), align: "left", most: 1 });
  }
  const foot = bottom + 4;
  for (const mark of block.marks) {
    const label = { x: x(mark.time) - 30, y: foot, width: 60 };
    drawLabel(paper, mark.label, label, { size: 7.5, color: INK.muted, align: "center", most: 1 });
  }
  const head = { x: box.x, y: foot + 14, width: box.width };
  drawLabel(paper, block.countedHead, head, { size: 7.5, color: INK.muted, most: 1 });
  for (const [i, { name, counted }] of block.lines.entries()) {
    const own = foot + 27 + i * COUNTED;
    for (const [k, mark] of block.marks.entries()) {
      const place = { x: x(mark.time) - 30, y: own, width: 60 };
      drawLabel(paper, counted[k] ?? "", place, { size: 7.5, color: INK.muted, align: "center", most: 1 });
    }
    const place = { x: right + 8, y: own, width: NAMES - 8 };
    drawLabel(paper, name, place, { size: 7.5, color: INK.muted, align: "left", most: 1 });
  }
}

function drawCurve(
  paper: Paper,
  { steps }: PackCurve,
  place: number,
  { x, y }: { readonly x: (time: number) => number; readonly y: (share: number) => number },
): void {
  const { doc } = paper;
  const color = colorOf(paper, place);
  const known = steps.filter(({ low, high }) => low !== null && high !== null);
  if (known.length > 1) {
    let before = known[0]?.high ?? 1;
    doc.moveTo(x(known[0]?.time ?? 0), y(before));
    for (const { time, high } of known) {
      doc.lineTo(x(time), y(before)).lineTo(x(time), y(high ?? 1));
      before = high ?? 1;
    }
    for (let i = known.length - 1; i >= 0; i -= 1) {
      const level = known[Math.max(0, i - 1)]?.low ?? 1;
      doc.lineTo(x(known[i]?.time ?? 0), y(known[i]?.low ?? 1)).lineTo(x(known[i]?.time ?? 0), y(level));
    }
    doc.closePath().fillOpacity(0.13).fill(color).fillOpacity(1);
  }
  doc.moveTo(x(0), y(1));
  let level = 1;
  for (const { time, share } of steps) {
    doc.lineTo(x(time), y(level)).lineTo(x(time), y(share));
    level = share;
  }
  const dash = DASHES[place % DASHES.length];
  if (dash) doc.dash(dash[0], { space: dash[1] });
  doc.lineWidth(1.5).stroke(color).undash();
}

function colorOf(paper: Paper, place: number): string {
  const color = COLORS[place % COLORS.length] ?? "accent";
  return color === "accent" ? paper.accent : color;
}

/** Names keep a line's height from each other. */
function spread(places: readonly number[]): number[] {
  const order = places.map((y, i) => ({ y, i })).sort((a, b) => a.y - b.y);
  const found = places.map(() => 0);
  let last = Number.NEGATIVE_INFINITY;
  for (const { y, i } of order) {
    last = Math.max(y, last + 11);
    found[i] = last;
  }
  return found;
}
