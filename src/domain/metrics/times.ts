import { DEFAULT_LEVEL, type Interval, zOf } from "@/domain/metrics/interval";
import { momentsOf } from "@/domain/metrics/moments";
import { ascending, quantileOfSorted } from "@/domain/metrics/quantile";
import { noReading, type Reading } from "@/domain/metrics/reading";
import { betaRegularized } from "@/domain/metrics/special";

/** Requests without an end yet; they stand beside every median, else a backlog makes it look better. */
export interface StillOpen {
  readonly count: number;
  /** Age of the oldest in minutes; null when none is open. */
  readonly oldestMinutes: number | null;
  /** Open past their target. */
  readonly overdue: number;
}

/** Waiting times in minutes: half waited less than `median`, 9 of 10 less than `p90`. */
export interface TimeSummary {
  readonly median: Reading;
  readonly p90: Reading;
  readonly p95: Reading;
  /** A footnote: waiting times are skewed, one forgotten request moves it. */
  readonly mean: number | null;
  readonly open: StillOpen;
}

/** Median, 9 of 10, 19 of 20 and mean of durations in minutes, with order-statistic intervals. */
export function summarizeTimes(
  minutes: readonly number[],
  openAges: readonly number[] = [],
  targetMinutes: number | null = null,
  level = DEFAULT_LEVEL,
): TimeSummary {
  const sorted = ascending(minutes.filter((value) => value >= 0));
  return {
    median: quantileReading(sorted, 0.5, level),
    p90: quantileReading(sorted, 0.9, level),
    p95: quantileReading(sorted, 0.95, level),
    mean: momentsOf(Array.from(sorted)).mean,
    open: {
      count: openAges.length,
      oldestMinutes: openAges.length === 0 ? null : openAges.reduce((most, age) => Math.max(most, age), 0),
      overdue: targetMinutes === null ? 0 : openAges.filter((age) => age > targetMinutes).length,
    },
  };
}

/**
 * A quantile (type 7) of sorted values with an interval from order statistics: the ranks whose binomial tails are at
 * most (1 − level)/2 each. Too few values for both ranks (under 6 for a median): no interval, `too_few`.
 */
export function quantileReading(sorted: ArrayLike<number>, p: number, level = DEFAULT_LEVEL): Reading {
  const value = quantileOfSorted(sorted, p);
  if (value === null) return noReading("no_answers");
  const n = sorted.length;
  const interval = orderStatisticInterval(sorted, p, level);
  return interval === null ? { value, n, interval, reason: "too_few" } : { value, n, interval };
}

/** Distribution-free interval of the p-quantile: [x₍l₎, x₍u₎] with P(X < l) and P(X ≥ u) at most (1 − level)/2. */
export function orderStatisticInterval(sorted: ArrayLike<number>, p: number, level = DEFAULT_LEVEL): Interval | null {
  const ranks = orderStatisticRanks(sorted.length, p, level);
  const low = ranks === null ? undefined : sorted[ranks.lower - 1];
  const high = ranks === null ? undefined : sorted[ranks.upper - 1];
  return low === undefined || high === undefined ? null : { low, high, level, method: "order_statistic" };
}

/** The ranks of that interval, counted from 1; null where n values are too few for both. */
export function orderStatisticRanks(
  n: number,
  p: number,
  level = DEFAULT_LEVEL,
): { readonly lower: number; readonly upper: number } | null {
  zOf(level);
  const tail = (1 - level) / 2 + 1e-12;
  const atMost = (k: number) => (k < 0 ? 0 : k >= n ? 1 : betaRegularized(1 - p, n - k, k + 1));
  // The largest l with P(X ≤ l − 1) ≤ tail, and the smallest u with P(X ≥ u) = 1 − P(X ≤ u − 1) ≤ tail.
  const lower = firstWhere(n, (k) => atMost(k) > tail);
  const upper = firstWhere(n, (k) => 1 - atMost(k) <= tail) + 1;
  return lower < 1 || upper > n ? null : { lower, upper };
}

/** The smallest k in 0…n for which a condition that stays true once it is holds. */
function firstWhere(n: number, condition: (k: number) => boolean): number {
  let low = 0;
  let high = n;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (condition(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
