import { MetricError } from "@/domain/metrics/metric-error";
import { momentsOf } from "@/domain/metrics/moments";

/** What the chart is drawn with, in the unit of its values. */
export interface EwmaOptions {
  /** Weight of the newest value, 0…1. */
  readonly lambda?: number;
  /** Where the series should be. */
  readonly target: number;
  /** Standard deviation of one value; a list where it differs (NPS of weeks with different n). */
  readonly sd: number | readonly number[];
  /** Width of the limits in standard deviations of the average. */
  readonly sigmas?: number;
  /** Limits that start narrow (true) or the final width throughout. */
  readonly exactLimits?: boolean;
}

/** One value as the chart judges it: `signal` where the average lies outside its limits. */
export interface EwmaPoint {
  /** Null for a gap; the average carries over it. */
  readonly ewma: number | null;
  readonly low: number;
  readonly high: number;
  readonly signal: boolean;
}

/** The default: catches slow drifts of one standard deviation that 3σ rules miss. */
export const EWMA_LAMBDA = 0.2;
/** The default width of the limits, in standard deviations of the average. */
export const EWMA_SIGMAS = 2.7;
/** So many points make a baseline; it is frozen then, and begun anew after an acknowledged change. */
export const BASELINE_POINTS = 20;

/**
 * Exponentially weighted moving average chart: z = λx + (1 − λ)z, starting at the target, with limits
 * target ± L·σ√(λ/(2 − λ)·(1 − (1 − λ)^2t)). With σ differing by point every value is standardised first.
 * Source: Roberts 1959; Lucas & Saccucci 1990; NIST/SEMATECH 6.3.2.4.
 */
export function ewmaChart(values: readonly (number | null)[], options: EwmaOptions): EwmaPoint[] {
  const { lambda = EWMA_LAMBDA, target, sd, sigmas = EWMA_SIGMAS, exactLimits = true } = options;
  if (!(lambda > 0 && lambda <= 1) || !(sigmas > 0 && Number.isFinite(sigmas)) || !Number.isFinite(target))
    throw new MetricError("bad_parameter", "λ lies in (0, 1], the width above 0, and the target is finite.");
  const standardised = typeof sd !== "number";
  if (!standardised && !(sd >= 0 && Number.isFinite(sd)))
    throw new MetricError("bad_parameter", "The standard deviation is finite and not negative.");
  let z = standardised ? 0 : target;
  let seen = 0;
  return values.map((value, i) => {
    const own = typeof sd === "number" ? sd : (sd[i] ?? Number.NaN);
    const gap = value === null || !Number.isFinite(value) || !(own > 0);
    if (!gap) {
      z = lambda * (standardised ? (value - target) / own : value) + (1 - lambda) * z;
      seen += 1;
    }
    const growth = exactLimits ? 1 - (1 - lambda) ** (2 * Math.max(1, seen)) : 1;
    const half = sigmas * (standardised ? 1 : own) * Math.sqrt((lambda / (2 - lambda)) * growth);
    const centre = standardised ? 0 : target;
    return {
      ewma: gap ? null : z,
      low: centre - half,
      high: centre + half,
      signal: !gap && Math.abs(z - centre) > half,
    };
  });
}

/** Target and standard deviation from the first `BASELINE_POINTS` values; null until there are so many. */
export function baselineOf(values: readonly (number | null)[]): { target: number; sd: number } | null {
  const first = values.filter((value) => value !== null && Number.isFinite(value)).slice(0, BASELINE_POINTS);
  if (first.length < BASELINE_POINTS) return null;
  const { mean, sd } = momentsOf(first.map(Number));
  return mean === null || sd === null || sd === 0 ? null : { target: mean, sd };
}
