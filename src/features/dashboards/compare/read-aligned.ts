import type { Tx } from "@/db/client";
import type { WorkspaceScope } from "@/db/scope";
import { addDays, countDays } from "@/domain/calendar/day";
import { computeScore } from "@/domain/metrics/metric";
import type { ScoreMetricId } from "@/domain/metrics/metric-id";
import type { ScaleId } from "@/domain/metrics/scale";
import type { ChosenSides, Side } from "@/features/dashboards/compare/choose-sides";
import type { DayRange } from "@/features/dashboards/cut-days";
import type { Subject } from "@/features/dashboards/find-subject";
import { hiddenByFilters, hidePeriods } from "@/features/dashboards/hide-small-groups";
import { type AnswerPeriod, readingOf } from "@/features/dashboards/metric-answer";
import { poolTallies } from "@/features/dashboards/pool-series";
import { readPieces } from "@/features/dashboards/read-pieces";

/** How many days a step of the chart holds: a day, a week, four weeks, a quarter of a year. */
const STEPS = [
  { days: 1, upTo: 31 },
  { days: 7, upTo: 366 },
  { days: 28, upTo: 3 * 366 },
  { days: 91, upTo: Number.POSITIVE_INFINITY },
] as const;

export type StepDays = (typeof STEPS)[number]["days"];

/** Both sides step by step, each counted from its own first day: the third week of one beside the third of the other. */
export interface AlignedTrends {
  readonly step: StepDays;
  /** Both sides are of the same days, so that a step is a day of the calendar. */
  readonly sameDays: boolean;
  /** Null where a side has no such step any more. */
  readonly steps: readonly { readonly current: AnswerPeriod | null; readonly previous: AnswerPeriod | null }[];
}

/** The trends of two sides, aligned; null where they have fewer than two steps, or are one and the same. */
export async function readAligned(
  tx: Tx,
  scope: WorkspaceScope,
  of: { readonly metric: ScoreMetricId; readonly subject: Subject; readonly scale: ScaleId },
  { current, previous }: ChosenSides,
): Promise<AlignedTrends | null> {
  const sameDays = current.range.from === previous.range.from && current.range.to === previous.range.to;
  if (sameDays && JSON.stringify(current.filters) === JSON.stringify(previous.filters)) return null;
  const longest = Math.max(lengthOf(current.range), lengthOf(previous.range));
  const step = STEPS.find(({ upTo }) => longest <= upTo)?.days ?? 91;
  const here = await readSteps(tx, scope, of, current, step);
  const there = await readSteps(tx, scope, of, previous, step);
  const count = Math.max(here.length, there.length);
  if (count < 2) return null;
  return {
    step,
    sameDays,
    steps: Array.from({ length: count }, (_, place) => ({
      current: here[place] ?? null,
      previous: there[place] ?? null,
    })),
  };
}

async function readSteps(
  tx: Tx,
  scope: WorkspaceScope,
  { metric, subject, scale }: Parameters<typeof readAligned>[2],
  { range, filters }: Side,
  step: StepDays,
): Promise<AnswerPeriod[]> {
  const ranges = cutInto(range, step);
  const pieces = await readPieces(tx, scope, { subject, by: "", filters }, ranges);
  const series = ranges.map((days) => {
    const one = computeScore(metric, poolTallies(subject.series, pieces.within(days), scale), scale);
    return { start: days.from, end: days.to, ...readingOf(one), counts: one.counts };
  });
  const minimum = subject.minimumGroup;
  if (minimum === null) return series;
  const hidden = await hiddenByFilters(tx, scope, { subject, scale, filters, minimum }, ranges);
  const starts = new Set([...hidden].map(({ from }) => from));
  return hidePeriods(series, minimum, ({ start }) => starts.has(start));
}

/** The days in steps from the first; the last step may be shorter. */
function cutInto({ from, to }: DayRange, days: StepDays): DayRange[] {
  return Array.from({ length: Math.ceil(lengthOf({ from, to }) / days) }, (_, place) => {
    const end = addDays(from, (place + 1) * days - 1);
    return { from: addDays(from, place * days), to: end < to ? end : to };
  });
}

function lengthOf({ from, to }: DayRange): number {
  return countDays(from, to);
}
