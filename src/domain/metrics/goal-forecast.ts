import { DEFAULT_LEVEL, tOf } from "@/domain/metrics/interval";
import { MetricError } from "@/domain/metrics/metric-error";
import type { Better } from "@/domain/metrics/metric-id";
import { studentCdf } from "@/domain/metrics/special";

/** One weekly point of a goal's metric. `t` in any unit of time, `n` answers, `variance` the value's own sampling variance. */
export interface GoalPoint {
  readonly t: number;
  readonly value: number;
  readonly n?: number;
  readonly variance?: number;
}

/** A straight trend carried on to the deadline, in the unit of the metric; `slope` is of one unit of `t`, `low` and `high` bound the trend itself. */
export interface GoalForecast {
  readonly slope: number;
  readonly intercept: number;
  /** Where the line stands at the deadline. */
  readonly value: number;
  readonly standardError: number;
  readonly low: number;
  readonly high: number;
  /** Probability that the trend reaches the target, 0…1. */
  readonly odds: number;
}

/**
 * Where a goal's metric will be at the deadline: weighted least squares over its points (weights n, equal without),
 * interval of the mean at the deadline with n − 2 degrees of freedom, odds from the same t. Null under three points.
 * Where points carry their own variance, the error is never smaller than what sampling alone makes.
 * Source: R `lm` with `predict(interval = "confidence")`.
 */
export function goalForecast(
  points: readonly GoalPoint[],
  deadline: number,
  target: number,
  better: Better,
  level = DEFAULT_LEVEL,
): GoalForecast | null {
  if (![deadline, target].every(Number.isFinite))
    throw new MetricError("not_finite", "Deadline and target are finite.");
  const used = points
    .map(({ t, value, n, variance }) => ({ t, value, weight: n ?? 1, variance }))
    .filter(({ t, value, weight }) => Number.isFinite(t) && Number.isFinite(value) && weight > 0);
  if (used.length < 3) return null;
  const weights = used.reduce((sum, { weight }) => sum + weight, 0);
  const centre = used.reduce((sum, { t, weight }) => sum + weight * t, 0) / weights;
  const mean = used.reduce((sum, { value, weight }) => sum + weight * value, 0) / weights;
  const spread = used.reduce((sum, { t, weight }) => sum + weight * (t - centre) ** 2, 0);
  if (!(spread > 0)) return null;
  const slope = used.reduce((sum, { t, value, weight }) => sum + weight * (t - centre) * (value - mean), 0) / spread;
  const df = used.length - 2;
  const residual = used.reduce(
    (sum, { t, value, weight }) => sum + weight * (value - mean - slope * (t - centre)) ** 2,
    0,
  );
  const reach = deadline - centre;
  const fromLine = (residual / df) * (1 / weights + reach ** 2 / spread);
  const fromSampling = used.reduce((sum, { t, weight, variance = 0 }) => {
    const pull = weight * (1 / weights + (reach * (t - centre)) / spread);
    return sum + pull ** 2 * variance;
  }, 0);
  const standardError = Math.sqrt(Math.max(fromLine, fromSampling));
  const value = mean + slope * reach;
  if (![value, standardError, slope].every(Number.isFinite)) return null;
  const half = tOf(level, df) * standardError;
  const lead = better === "up" ? value - target : target - value;
  const odds = standardError > 0 ? studentCdf(lead / standardError, df) : lead >= 0 ? 1 : 0;
  return { slope, intercept: mean - slope * centre, value, standardError, low: value - half, high: value + half, odds };
}

/** The forecast as it is shown: value and limits kept on the metric's scale; odds stay what they are. */
export function onScale(
  forecast: GoalForecast,
  bounds: { readonly min: number | null; readonly max: number | null },
): GoalForecast {
  const kept = (value: number) =>
    Math.min(bounds.max ?? Number.POSITIVE_INFINITY, Math.max(bounds.min ?? Number.NEGATIVE_INFINITY, value));
  return { ...forecast, value: kept(forecast.value), low: kept(forecast.low), high: kept(forecast.high) };
}
