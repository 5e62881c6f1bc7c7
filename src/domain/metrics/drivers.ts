import { type BootstrapOptions, bootstrapInterval } from "@/domain/metrics/bootstrap";
import type { Interval } from "@/domain/metrics/interval";
import { solve, times, transpose } from "@/domain/metrics/matrix";
import { MetricError } from "@/domain/metrics/metric-error";
import { correlations, type PredictorRow, squareRoot } from "@/domain/metrics/regression";

/** How much of what moves the score goes together with each predictor. Association, not proof of cause. */
export interface Drivers {
  /** Complete answers used. */
  readonly n: number;
  /** Parts of R², one per predictor; they add up to it. */
  readonly raw: readonly number[];
  /** The same as percent of R². */
  readonly percent: readonly number[];
  /** Share of the outcome's variance all predictors explain together, 0…1. */
  readonly rSquare: number;
}

/**
 * Johnson's relative weights: ε = Λ²β² with Λ = R^½ of the predictors, over complete answers. Close to averaging R²
 * gains over all orders (`lmg`), at the cost of one eigendecomposition.
 * Throws `constant_predictor`, `singular_correlation_matrix`, `not_enough_rows`. Source: Johnson 2000.
 */
export function relativeWeights(rows: readonly PredictorRow[], outcome: readonly (number | null)[]): Drivers {
  const { n, among, withOutcome } = correlations(rows, outcome);
  const lambda = squareRoot(among);
  const solved = solve(
    lambda,
    withOutcome.map((value) => [value]),
  );
  if (solved === null)
    throw new MetricError("singular_correlation_matrix", "A predictor is a combination of the others.");
  const beta = solved.map(([value = 0]) => value * value);
  const raw = times(
    lambda.map((row) => row.map((value) => value * value)),
    beta,
  );
  return asDrivers(n, raw);
}

/** Averaging over orders costs 2^p regressions. */
const LMG_AT_MOST = 12;

/**
 * LMG (Shapley) weights: the gain in R² a predictor brings, averaged over all orders of entering; the check beside
 * Johnson's weights. At most twelve predictors. Source: Lindeman, Merenda & Gold 1980; Grömping 2006.
 */
export function lmg(rows: readonly PredictorRow[], outcome: readonly (number | null)[]): Drivers {
  const { n, among, withOutcome } = correlations(rows, outcome);
  const p = withOutcome.length;
  if (p > LMG_AT_MOST) throw new MetricError("bad_parameter", `At most ${LMG_AT_MOST} predictors.`);
  const explained = Array.from({ length: 2 ** p }, (_, set) => rSquareOf(set, among, withOutcome));
  const weightOf = Array.from({ length: p }, (_, size) => 1 / (p * choose(p - 1, size)));
  const raw = withOutcome.map((_, j) => {
    let sum = 0;
    for (let set = 0; set < explained.length; set += 1) {
      if ((set >> j) & 1) continue;
      sum += (weightOf[bits(set)] ?? 0) * ((explained[set | (1 << j)] ?? 0) - (explained[set] ?? 0));
    }
    return sum;
  });
  return asDrivers(n, raw);
}

/** Bootstrap intervals of Johnson's percentages, one per predictor; null where too many resamples were degenerate. */
export function relativeWeightIntervals(
  rows: readonly PredictorRow[],
  outcome: readonly (number | null)[],
  options: BootstrapOptions = {},
): (Interval | null)[] {
  const width = relativeWeights(rows, outcome).percent.length;
  const draws: (readonly number[] | null)[] = [];
  const level = options.level;
  bootstrapInterval(
    (random) => {
      const picked = rows.map(() => Math.floor(random() * rows.length));
      draws.push(
        attempt(
          picked.map((i) => rows[i] ?? []),
          picked.map((i) => outcome[i] ?? null),
        ),
      );
      return 0;
    },
    { resamples: 500, ...options },
  );
  return Array.from({ length: width }, (_, j) => {
    let next = 0;
    return bootstrapInterval(() => draws[next++]?.[j] ?? null, { resamples: draws.length, level });
  });
}

function attempt(rows: readonly PredictorRow[], outcome: readonly (number | null)[]): readonly number[] | null {
  try {
    return relativeWeights(rows, outcome).percent;
  } catch (error) {
    if (error instanceof MetricError) return null;
    throw error;
  }
}

function asDrivers(n: number, raw: readonly number[]): Drivers {
  const rSquare = raw.reduce((sum, value) => sum + value, 0);
  return { n, raw, percent: raw.map((value) => (rSquare > 0 ? (100 * value) / rSquare : 0)), rSquare };
}

function rSquareOf(set: number, among: readonly (readonly number[])[], withOutcome: readonly number[]): number {
  const members = withOutcome.map((_, j) => j).filter((j) => (set >> j) & 1);
  const picked = transpose(
    transpose(among.filter((_, i) => members.includes(i))).filter((_, j) => members.includes(j)),
  );
  const right = members.map((j) => [withOutcome[j] ?? 0]);
  const beta = members.length === 0 ? [] : solve(picked, right);
  if (beta === null)
    throw new MetricError("singular_correlation_matrix", "A predictor is a combination of the others.");
  return beta.reduce((sum, [value = 0], i) => sum + value * (right[i]?.[0] ?? 0), 0);
}

function bits(set: number): number {
  let count = 0;
  for (let rest = set; rest > 0; rest &= rest - 1) count += 1;
  return count;
}

function choose(n: number, k: number): number {
  let ways = 1;
  for (let i = 1; i <= k; i += 1) ways = (ways * (n - k + i)) / i;
  return ways;
}
