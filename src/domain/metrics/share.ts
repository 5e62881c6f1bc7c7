import { DEFAULT_LEVEL, inPercent, wilson } from "@/domain/metrics/interval";
import { noReading, type Reading } from "@/domain/metrics/reading";

/**
 * A share in percent with its Wilson interval: 100·numerator/denominator. Nothing to divide by is null, never 0.
 * Counts that are negative, endless or larger than the whole give null with `bad_counts`.
 */
export function shareReading(numerator: number, denominator: number, level = DEFAULT_LEVEL): Reading {
  if (!Number.isFinite(numerator) || !Number.isFinite(denominator) || numerator < 0 || numerator > denominator)
    return noReading("bad_counts");
  if (denominator === 0) return noReading("no_denominator");
  return {
    value: (100 * numerator) / denominator,
    n: denominator,
    interval: inPercent(wilson(numerator, denominator, level)),
  };
}

/** x of n as 0…1; null when there is nothing to divide by. */
export function proportion(x: number, n: number): number | null {
  return n > 0 ? x / n : null;
}

/** Whether these can be counts of something: finite, not negative, their sum finite too. */
export function areCounts(...counts: readonly number[]): boolean {
  return counts.every((count) => count >= 0) && Number.isFinite(counts.reduce((sum, count) => sum + count, 0));
}
