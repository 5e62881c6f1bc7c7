import { isPartOf } from "@/domain/metrics/counts";
import { DEFAULT_LEVEL, inPercent, wilson } from "@/domain/metrics/interval";
import { noReading, type Reading } from "@/domain/metrics/reading";

/**
 * A share in percent with its Wilson interval: 100·numerator/denominator. Nothing to divide by is null, never 0.
 * Counts that are negative, endless or larger than the whole give null with `bad_counts`.
 */
export function shareReading(numerator: number, denominator: number, level = DEFAULT_LEVEL): Reading {
  if (numerator === 0 && denominator === 0) return noReading("no_denominator");
  if (!isPartOf(numerator, denominator)) return noReading("bad_counts");
  return {
    value: (100 * numerator) / denominator,
    n: denominator,
    interval: inPercent(wilson(numerator, denominator, level)),
  };
}

/** x of n as 0…1; null when there is nothing to divide by, or x is no part of n. */
export function proportion(x: number, n: number): number | null {
  return isPartOf(x, n) ? x / n : null;
}
