import { DEFAULT_LEVEL } from "@/domain/metrics/interval";
import { noReading, type Reading } from "@/domain/metrics/reading";
import { orderStatisticRanks, type StillOpen, type TimeSummary } from "@/domain/metrics/times";

/** How often each duration occurred: seconds and count, from the shortest, each duration once. */
export type TimeCounts = readonly (readonly [seconds: number, count: number])[];

/** The same summary as `summarizeTimes` gives of a list, in minutes, from durations that were counted. */
export function summarizeTimeCounts(counts: TimeCounts, open: StillOpen, level = DEFAULT_LEVEL): TimeSummary {
  const ends = endsOf(counts);
  const n = ends.at(-1) ?? 0;
  return {
    median: quantileOfCounts(counts, ends, 0.5, level),
    p90: quantileOfCounts(counts, ends, 0.9, level),
    p95: quantileOfCounts(counts, ends, 0.95, level),
    mean: n === 0 ? null : counts.reduce((sum, [seconds, count]) => sum + seconds * count, 0) / n / 60,
    open,
  };
}

/** How many durations were counted. */
export function countTimes(counts: TimeCounts): number {
  return counts.reduce((sum, [, count]) => sum + count, 0);
}

/** The share of durations at or under so many seconds, 0…1; null for none. */
export function shareWithin(counts: TimeCounts, seconds: number): number | null {
  const n = countTimes(counts);
  if (n === 0) return null;
  return counts.reduce((sum, [length, count]) => (length <= seconds ? sum + count : sum), 0) / n;
}

/** A quantile (type 7) in minutes with its order-statistic interval. */
function quantileOfCounts(counts: TimeCounts, ends: readonly number[], p: number, level: number): Reading {
  const n = ends.at(-1) ?? 0;
  if (n === 0) return noReading("no_answers");
  const minutesAt = (index: number) => (counts[firstAfter(ends, index)]?.[0] ?? 0) / 60;
  const position = (n - 1) * p;
  const below = Math.floor(position);
  const low = minutesAt(below);
  const value = low + (position - below) * (minutesAt(Math.min(n - 1, below + 1)) - low);
  const ranks = orderStatisticRanks(n, p, level);
  if (ranks === null) return { value, n, interval: null, reason: "too_few" };
  const interval = {
    low: minutesAt(ranks.lower - 1),
    high: minutesAt(ranks.upper - 1),
    level,
    method: "order_statistic",
  } as const;
  return { value, n, interval };
}

/** How many durations there are up to each entry, itself included. */
function endsOf(counts: TimeCounts): number[] {
  let n = 0;
  return counts.map(([, count]) => {
    n += count;
    return n;
  });
}

/** The entry in which the duration of this place stands, counted from 0. */
function firstAfter(ends: readonly number[], index: number): number {
  let low = 0;
  let high = ends.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ends[middle] ?? 0) > index) high = middle;
    else low = middle + 1;
  }
  return low;
}
