import type { TrendBlock } from "@/domain/board/pack-document";
import { formatMinutes, formatNumber, formatValue } from "@/domain/metrics/display";
import { drawLabel, INK } from "@/features/board/paper/draw-text";
import type { Paper } from "@/features/board/paper/open-paper";
import { axisTicks } from "@/ui/charts/axis-ticks";
import { durationAxis } from "@/ui/charts/duration-axis";
import { trendRuns } from "@/ui/charts/trend-runs";

const AXIS = 44;
const TOP = 14;
const FOOT = 18;
/** Names of periods need so much room each. */
const LABEL = 44;

interface Plot {
  readonly x: (place: number) => number;
  readonly y: (value: number) => number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** A line over time with its band, its goal and its breaks; time runs from left to right in every language. */
export function drawTrend(
  paper: Paper,
  block: TrendBlock,
  box: { readonly x: number; readonly y: number; readonly width: number; readonly height: number },
): void {
  const { points, goal, unit } = block;
  const values = points.flatMap(({ value, low, high }) => [value, low, high]).filter((one) => one !== null);
  const asked = goal === null ? values : [...values, goal.value];
  const ends = { min: block.min, max: block.max ?? Number.MAX_SAFE_INTEGER };
  const axis =
    unit === "minutes"
      ? durationAxis(asked)
      : axisTicks(asked, { ...ends, ...(block.from === undefined ? {} : { from: block.from }) });
  const [left, right] = [box.x + AXIS, box.x + box.width - (goal === null ? 10 : 74)];
  const [top, bottom] = [box.y + TOP, box.y + box.height - FOOT];
  const step = (right - left) / Math.max(1, points.length);
  const plot: Plot = {
    ...{ left, right, top, bottom },
    x: (place) => left + step * (place + 0.5),
    y: (value) => bottom - ((value - axis.low) / (axis.high - axis.low || 1)) * (bottom - top),
  };
  drawAxis(paper, block, axis.ticks, plot, box.x);
  drawRuns(paper, block, plot);
  drawBreaks(paper, block, plot, step);
  if (goal !== null) drawGoal(paper, goal, plot);
  drawPeriods(paper, block, plot, step);
}

function drawAxis(paper: Paper, { unit }: TrendBlock, ticks: readonly number[], plot: Plot, x: number) {
  const { doc } = paper;
  const whole = ticks.every(Number.isInteger);
  for (const tick of ticks) {
    const y = plot.y(tick);
    doc.moveTo(plot.left, y).lineTo(plot.right, y).lineWidth(0.5).undash();
    doc.stroke(INK.grid);
    const text =
      unit === "minutes"
        ? formatMinutes(tick, paper.locale)
        : unit === "percent"
          ? formatValue(tick, unit, { locale: paper.locale, decimals: whole ? 0 : 1 })
          : formatNumber(tick, { locale: paper.locale, signed: unit === "points", decimals: whole ? 0 : 1 });
    const box = { x, y: y - 5.5, width: AXIS - 6 };
    drawLabel(paper, text, box, { size: 7.5, color: INK.muted, align: "right", leading: 1.4, most: 1 });
  }
}

function drawRuns({ doc, accent }: Paper, { points }: TrendBlock, plot: Plot) {
  for (const run of trendRuns(points.map((one) => ({ ...one, betweenText: "", countText: "" })))) {
    const own = points.slice(run.start, run.end + 1).map((point, i) => ({ point, place: run.start + i }));
    const banded = own.filter(({ point }) => point.low !== null && point.high !== null);
    if (banded.length > 1) {
      for (const [i, { point, place }] of banded.entries())
        doc[i === 0 ? "moveTo" : "lineTo"](plot.x(place), plot.y(point.high ?? 0));
      for (const { point, place } of [...banded].reverse()) doc.lineTo(plot.x(place), plot.y(point.low ?? 0));
      doc.closePath().fillOpacity(0.15).fill(accent).fillOpacity(1);
    }
    for (let i = 1; i < own.length; i += 1) {
      const [from, to] = [own[i - 1], own[i]];
      if (!from || !to) continue;
      doc
        .moveTo(plot.x(from.place), plot.y(from.point.value ?? 0))
        .lineTo(plot.x(to.place), plot.y(to.point.value ?? 0));
      if (to.point.partial) doc.dash(3, { space: 2 });
      doc.lineWidth(1.6).stroke(accent).undash();
    }
    for (const { point, place } of own) {
      const [x, y] = [plot.x(place), plot.y(point.value ?? 0)];
      if (own.length === 1 && point.low !== null && point.high !== null) {
        doc.moveTo(x, plot.y(point.low)).lineTo(x, plot.y(point.high)).lineWidth(4);
        doc.strokeOpacity(0.2).stroke(accent).strokeOpacity(1);
      }
      const hollow = point.rough || point.partial;
      doc.circle(x, y, 2.3).lineWidth(1.1);
      doc.fillAndStroke(hollow ? "#ffffff" : accent, accent);
    }
  }
}

function drawBreaks(paper: Paper, { points }: TrendBlock, plot: Plot, step: number) {
  const { doc } = paper;
  for (const [place, { breakBefore }] of points.entries()) {
    if (!breakBefore) continue;
    const x = place === 0 ? plot.left + 2 : plot.x(place) - step / 2;
    for (const dx of [-1.5, 1.5])
      doc
        .moveTo(x + dx, plot.top - 4)
        .lineTo(x + dx, plot.bottom)
        .lineWidth(0.5)
        .undash()
        .stroke(INK.subtle);
    const box = { x: x + 4, y: plot.top - 13, width: Math.max(60, plot.right - x) };
    drawLabel(paper, breakBefore.label, box, { voice: "strong", size: 7.5, align: "left", most: 1 });
  }
}

function drawGoal(paper: Paper, goal: NonNullable<TrendBlock["goal"]>, plot: Plot) {
  const { doc } = paper;
  const y = plot.y(goal.value);
  doc.moveTo(plot.left, y).lineTo(plot.right, y).lineWidth(1).dash(1, { space: 2.5 }).stroke(INK.ink).undash();
  const box = { x: plot.right + 5, y: y - 6, width: 68 };
  drawLabel(paper, goal.label, box, { voice: "strong", size: 7.5, align: "left", most: 1 });
}

/** Names of periods, as many as fit, and each value above its dot where there is room for all of them. */
function drawPeriods(paper: Paper, { points }: TrendBlock, plot: Plot, step: number) {
  const every = Math.max(1, Math.ceil(LABEL / step));
  const last = points.length - 1;
  for (const [place, point] of points.entries()) {
    const x = plot.x(place);
    if ((last - place) % every !== 0) continue;
    const box = { x: x - LABEL, y: plot.bottom + 3, width: 2 * LABEL };
    drawLabel(paper, point.label, box, { size: 7.5, color: INK.muted, align: "center", most: 1 });
    if (step < 34 || point.value === null) continue;
    const above = { x: x - 30, y: plot.y(point.value) - 14, width: 60 };
    drawLabel(paper, point.valueText, above, { size: 7, align: "center", most: 1 });
  }
}
