import { MetricError } from "@/domain/metrics/metric-error";

/**
 * The p-quantile by linear interpolation (Hyndman & Fan type 7, PostgreSQL's `percentile_cont`). Null for no values.
 * Example: the median of 5, 7, 9, 12, 30 is 9; of 1, 2, 3, 4 it is 2.5.
 */
export function quantile(values: readonly number[], p: number): number | null {
  return quantileOfSorted(ascending(values), p);
}

/** The smallest observed value with at least the share p at or below it (type 1, `percentile_disc`). */
export function observedQuantile(values: readonly number[], p: number): number | null {
  assertShare(p);
  const sorted = ascending(values);
  return sorted[Math.max(0, Math.ceil(p * sorted.length - 1e-9) - 1)] ?? null;
}

/** Type 7 on values that are sorted already. */
export function quantileOfSorted(sorted: ArrayLike<number>, p: number): number | null {
  assertShare(p);
  const position = (sorted.length - 1) * p;
  const below = Math.floor(position);
  const low = sorted[below];
  if (low === undefined) return null;
  const high = sorted[below + 1] ?? low;
  return low + (position - below) * (high - low);
}

/** A sorted copy; throws `not_finite` when a value is no finite number. */
export function ascending(values: readonly number[]): Float64Array {
  const sorted = Float64Array.from(values).sort();
  if (!sorted.every(Number.isFinite)) throw new MetricError("not_finite", "Every value must be a finite number.");
  return sorted;
}

function assertShare(p: number): void {
  if (!(p >= 0 && p <= 1)) throw new MetricError("bad_parameter", `A quantile lies between 0 and 1, not ${p}.`);
}
