import { DEFAULT_LEVEL, type Interval, zOf } from "@/domain/metrics/interval";
import { MetricError } from "@/domain/metrics/metric-error";

/** What weights cost: how many equal answers the weighted ones are worth, and n over that. */
export interface EffectiveSize {
  readonly effectiveN: number;
  readonly designEffect: number;
}

/** Kish's effective size (Σw)²/Σw² and design effect n/n_eff. Null without a positive weight. Source: Kish 1965. */
export function effectiveSize(weights: readonly number[]): EffectiveSize | null {
  assertWeights(weights);
  const used = weights.filter((weight) => weight > 0);
  const sum = total(used);
  if (!(sum > 0)) return null;
  const effectiveN = sum ** 2 / total(used.map((weight) => weight ** 2));
  if (!Number.isFinite(effectiveN)) return null;
  return { effectiveN, designEffect: used.length / effectiveN };
}

/** A weighted mean with its linearised standard error (as R's survey package gives for independent answers). */
export interface WeightedMean extends EffectiveSize {
  readonly value: number;
  /** Null for fewer than two answers. */
  readonly standardError: number | null;
  readonly interval: Interval | null;
}

/**
 * Σw·x/Σw with se = √(n/(n − 1)·Σw²(x − mean)²)/Σw. For a weighted NPS give x = 100, 0, −100; for a share 100 and 0.
 * Null without a positive weight. Always shown beside the raw figure.
 */
export function weightedMean(
  values: readonly number[],
  weights: readonly number[],
  level = DEFAULT_LEVEL,
): WeightedMean | null {
  if (values.length !== weights.length) throw new MetricError("bad_parameter", "One weight for each answer.");
  return weightedMeanOfGroups(
    values.map((value, i) => ({ value, weight: weights[i] ?? 0, count: 1 })),
    level,
  );
}

/** So many answers of one value with one weight. */
export interface WeightedGroup {
  readonly value: number;
  readonly weight: number;
  readonly count: number;
}

/** The same from counts: a million answers of a few values and weights are a few groups. */
export function weightedMeanOfGroups(groups: readonly WeightedGroup[], level = DEFAULT_LEVEL): WeightedMean | null {
  assertWeights(groups.map(({ weight }) => weight));
  if (!groups.every(({ value }) => Number.isFinite(value)))
    throw new MetricError("not_finite", "Every value must be a finite number.");
  const used = groups.filter(({ weight, count }) => weight > 0 && count > 0);
  const n = total(used.map(({ count }) => count));
  const sum = total(used.map(({ weight, count }) => weight * count));
  if (!(sum > 0)) return null;
  const effectiveN = sum ** 2 / total(used.map(({ weight, count }) => weight ** 2 * count));
  const value = total(used.map((group) => group.value * group.weight * group.count)) / sum;
  if (!Number.isFinite(effectiveN) || !Number.isFinite(value)) return null;
  const size = { effectiveN, designEffect: n / effectiveN };
  if (n < 2) return { ...size, value, standardError: null, interval: null };
  const squares = total(used.map((group) => group.count * (group.weight * (group.value - value)) ** 2));
  const standardError = Math.sqrt((n / (n - 1)) * squares) / sum;
  const half = zOf(level) * standardError;
  return {
    ...size,
    value,
    standardError,
    interval: { low: value - half, high: value + half, level, method: "student_t" },
  };
}

/** One stratum: how many answered, how many of them count (satisfied), and its share of everybody invited, 0…1. */
export interface Stratum {
  readonly n: number;
  readonly hits: number;
  readonly share: number;
}

/**
 * A share as if every group had answered in proportion: weights (N_h/N)/(n_h/n), estimate Σ share·p, variance
 * Σ share²·p(1 − p)/(n_h − 1). Shares must add up to 1. Null when a stratum with a share has no answer.
 * Example: e-mail 36 of 40, phone 96 of 160, half of the list each: 75 % instead of 66 %.
 */
export function postStratify(
  strata: readonly Stratum[],
): { readonly estimate: number; readonly standardError: number | null; readonly weights: readonly number[] } | null {
  if (!strata.every(({ n, hits, share }) => n >= 0 && Number.isFinite(n) && hits >= 0 && hits <= n && share >= 0))
    throw new MetricError("bad_counts", "A stratum has n ≥ hits ≥ 0 and a share from 0 on.");
  if (Math.abs(total(strata.map(({ share }) => share)) - 1) > 1e-6)
    throw new MetricError("bad_parameter", "The strata's shares must add up to 1.");
  if (strata.some(({ n, share }) => n === 0 && share > 0)) return null;
  const n = total(strata.map((stratum) => stratum.n));
  let estimate = 0;
  let variance: number | null = 0;
  for (const stratum of strata) {
    if (stratum.n === 0) continue;
    const p = stratum.hits / stratum.n;
    estimate += stratum.share * p;
    variance =
      variance === null || stratum.n < 2 ? null : variance + (stratum.share ** 2 * p * (1 - p)) / (stratum.n - 1);
  }
  return {
    estimate,
    standardError: variance === null ? null : Math.sqrt(variance),
    weights: strata.map((stratum) => (stratum.n === 0 ? 0 : stratum.share / (stratum.n / n))),
  };
}

function assertWeights(weights: readonly number[]): void {
  if (!weights.every((weight) => weight >= 0 && Number.isFinite(weight)))
    throw new MetricError("bad_parameter", "A weight is a finite number from 0 on.");
}

function total(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
