import { inverse, times } from "@/domain/metrics/matrix";
import { MetricError } from "@/domain/metrics/metric-error";

/** One kind of answer: the level reached (0 = lowest), the predictors' values, and how often it occurred. */
export interface OrdinalRow {
  readonly level: number;
  readonly x: readonly number[];
  readonly weight: number;
}

/** The fitted model; coefficients in log odds for one unit of a predictor. */
export interface OrdinalLogit {
  /** One per predictor: positive moves answers up. */
  readonly coefficients: readonly number[];
  readonly standardErrors: readonly number[];
  /** Between neighbouring levels, ascending. */
  readonly thresholds: readonly number[];
  readonly logLikelihood: number;
}

/**
 * Proportional-odds model for ordered answers: logit P(Y ≤ j) = ζ_j − xβ, by Newton's method with halved steps.
 * Throws `constant_predictor`, `singular_correlation_matrix` or `no_convergence` (a predictor that separates the
 * levels completely). Source: McCullagh 1980; `polr` of Venables & Ripley's MASS.
 */
export function ordinalLogit(rows: readonly OrdinalRow[], levels: number): OrdinalLogit {
  const p = rows[0]?.x.length ?? 0;
  const used = rows.filter(({ weight }) => weight > 0);
  check(used, levels, p);
  const cuts = levels - 1;
  let theta = start(used, cuts, p);
  let state = evaluate(used, theta, cuts);
  for (let round = 0; round < 100; round += 1) {
    const covariance = inverse(state.information);
    if (covariance === null)
      throw new MetricError("singular_correlation_matrix", "A predictor is a combination of the others.");
    const step = times(covariance, state.score);
    const size = Math.max(...step.map(Math.abs));
    if (!Number.isFinite(size) || Math.max(...theta.map(Math.abs)) > 50) break;
    if (size < 1e-10)
      return {
        thresholds: theta.slice(0, cuts),
        coefficients: theta.slice(cuts),
        standardErrors: covariance.map((row, i) => Math.sqrt(row[i] ?? 0)).slice(cuts),
        logLikelihood: state.logLikelihood,
      };
    let factor = 1;
    for (let halving = 0; halving < 30; halving += 1) {
      const next = theta.map((value, i) => value + factor * (step[i] ?? 0));
      const tried = evaluate(used, next, cuts);
      if (tried.logLikelihood >= state.logLikelihood - 1e-9) {
        theta = next;
        state = tried;
        break;
      }
      factor /= 2;
    }
  }
  throw new MetricError("no_convergence", "The model has no finite solution: a predictor separates the levels.");
}

function check(rows: readonly OrdinalRow[], levels: number, p: number): void {
  if (!(Number.isInteger(levels) && levels >= 2)) throw new MetricError("bad_parameter", "At least two levels.");
  const sound = rows.every(
    ({ level, x, weight }) =>
      Number.isInteger(level) &&
      level >= 0 &&
      level < levels &&
      x.length === p &&
      [...x, weight].every(Number.isFinite),
  );
  if (!sound) throw new MetricError("bad_parameter", "Every row needs a level, all predictors and a weight.");
  for (let level = 0; level < levels; level += 1)
    if (!rows.some((row) => row.level === level)) throw new MetricError("not_enough_rows", "A level has no answer.");
  for (let j = 0; j < p; j += 1)
    if (rows.every(({ x }) => x[j] === rows[0]?.x[j]))
      throw new MetricError("constant_predictor", "A predictor has one value only.");
}

function start(rows: readonly OrdinalRow[], cuts: number, p: number): number[] {
  const total = rows.reduce((sum, { weight }) => sum + weight, 0);
  const thresholds = Array.from({ length: cuts }, (_, j) => {
    const below = rows.reduce((sum, { level, weight }) => sum + (level <= j ? weight : 0), 0) / total;
    return Math.log(below / (1 - below));
  });
  return [...thresholds, ...Array.from({ length: p }, () => 0)];
}

/** Log-likelihood, its gradient and the observed information at θ = (ζ, β). */
function evaluate(rows: readonly OrdinalRow[], theta: readonly number[], cuts: number) {
  const score = theta.map(() => 0);
  const information = theta.map(() => theta.map(() => 0));
  let logLikelihood = 0;
  for (const { level, x, weight } of rows) {
    const shift = x.reduce((sum, value, j) => sum + value * (theta[cuts + j] ?? 0), 0);
    const high = edge(level < cuts ? (theta[level] ?? 0) - shift : Number.POSITIVE_INFINITY);
    const low = edge(level > 0 ? (theta[level - 1] ?? 0) - shift : Number.NEGATIVE_INFINITY);
    const chance = high.share - low.share;
    if (!(chance > 0)) return { logLikelihood: Number.NEGATIVE_INFINITY, score, information };
    logLikelihood += weight * Math.log(chance);
    // How the upper and the lower edge move with each parameter.
    const up = theta.map((_, i) => (i < cuts ? (i === level ? 1 : 0) : -(x[i - cuts] ?? 0)));
    const down = theta.map((_, i) => (i < cuts ? (i === level - 1 ? 1 : 0) : -(x[i - cuts] ?? 0)));
    const gradient = up.map((value, i) => (high.density * value - low.density * (down[i] ?? 0)) / chance);
    for (const [i, row] of information.entries()) {
      score[i] = (score[i] ?? 0) + weight * (gradient[i] ?? 0);
      for (const [j, value] of row.entries()) {
        const bend = high.slope * (up[i] ?? 0) * (up[j] ?? 0) - low.slope * (down[i] ?? 0) * (down[j] ?? 0);
        row[j] = value + weight * ((gradient[i] ?? 0) * (gradient[j] ?? 0) - bend / chance);
      }
    }
  }
  return { logLikelihood, score, information };
}

/** The logistic distribution at u: share below, density and the density's slope. */
function edge(u: number) {
  const share = 1 / (1 + Math.exp(-u));
  const density = share * (1 - share);
  return { share, density, slope: density * (1 - 2 * share) };
}
