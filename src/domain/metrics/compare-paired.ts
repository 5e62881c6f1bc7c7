import { DEFAULT_LEVEL, type Interval, tOf, wilson } from "@/domain/metrics/interval";
import { MetricError } from "@/domain/metrics/metric-error";
import { momentsOf } from "@/domain/metrics/moments";
import { betaRegularized, studentTwoSided } from "@/domain/metrics/special";

/** The same people asked twice: how many counted both times, only now, only before, neither time. */
export interface PairedCounts {
  readonly both: number;
  readonly onlyNow: number;
  readonly onlyBefore: number;
  readonly neither: number;
}

/** Now less before, among the same people: of shares −1…1, of means in their own unit. Null where nothing can be tested. */
export interface PairedDifference {
  readonly difference: number;
  readonly pValue: number | null;
  readonly interval: Interval | null;
}

/**
 * Did a share change among the same people? Exact McNemar test on those who changed, interval by Newcombe's hybrid
 * score method for paired shares; difference −1…1. Null for nobody. Source: McNemar 1947; Newcombe 1998c, method 10.
 */
export function comparePairedShares(
  { both, onlyNow, onlyBefore, neither }: PairedCounts,
  level = DEFAULT_LEVEL,
): PairedDifference | null {
  const n = both + onlyNow + onlyBefore + neither;
  if (![both, onlyNow, onlyBefore, neither].every((count) => Number.isInteger(count) && count >= 0))
    throw new MetricError("bad_counts", "Counts are whole numbers from 0 on.");
  const now = wilson(both + onlyNow, n, level);
  const before = wilson(both + onlyBefore, n, level);
  if (now === null || before === null) return null;
  const p = (both + onlyNow) / n;
  const q = (both + onlyBefore) / n;
  const difference = p - q;
  const link = correlation(both, onlyNow, onlyBefore, neither);
  const reach = (a: number, b: number) => Math.sqrt(Math.max(0, a * a + b * b - 2 * link * a * b));
  const low = difference - reach(p - now.low, before.high - q);
  const high = difference + reach(now.high - p, q - before.low);
  const changed = onlyNow + onlyBefore;
  const fewer = Math.min(onlyNow, onlyBefore);
  // P(X ≤ fewer) of a fair coin, both sides.
  const pValue = changed === 0 ? null : Math.min(1, 2 * betaRegularized(0.5, changed - fewer, fewer + 1));
  return { difference, pValue, interval: { low, high, level, method: "wilson" } };
}

/** Did a mean change among the same people? t test of the differences. Null without a pair. */
export function comparePairedMeans(
  now: readonly number[],
  before: readonly number[],
  level = DEFAULT_LEVEL,
): PairedDifference | null {
  if (now.length !== before.length) throw new MetricError("bad_parameter", "One value before for each value now.");
  const { n, mean, sd } = momentsOf(now.map((value, i) => value - (before[i] ?? 0)));
  if (mean === null) return null;
  if (sd === null || sd === 0) return { difference: mean, pValue: null, interval: null };
  const standardError = sd / Math.sqrt(n);
  const half = tOf(level, n - 1) * standardError;
  return {
    difference: mean,
    pValue: studentTwoSided(mean / standardError, n - 1),
    interval: { low: mean - half, high: mean + half, level, method: "student_t" },
  };
}

/** Newcombe's φ with his correction towards 0 for a positive association. */
function correlation(both: number, onlyNow: number, onlyBefore: number, neither: number): number {
  const n = both + onlyNow + onlyBefore + neither;
  const margins = (both + onlyNow) * (both + onlyBefore) * (onlyNow + neither) * (onlyBefore + neither);
  if (margins === 0) return 0;
  const cross = both * neither - onlyNow * onlyBefore;
  const corrected = cross > n / 2 ? cross - n / 2 : cross > 0 ? 0 : cross;
  return corrected / Math.sqrt(margins);
}
