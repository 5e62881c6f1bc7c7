import { areCounts, isPartOf } from "@/domain/metrics/counts";
import { MetricError } from "@/domain/metrics/metric-error";
import { normalQuantile, studentQuantile } from "@/domain/metrics/special";

/** How an interval was computed; the words on screen never name it, Explain does. */
export type IntervalMethod = "adjusted_wald" | "wilson" | "student_t" | "order_statistic" | "bootstrap";

/** Where the value would land again `level` of the time if the same people were asked again. */
export interface Interval {
  readonly low: number;
  readonly high: number;
  /** 0.95 unless asked otherwise. */
  readonly level: number;
  readonly method: IntervalMethod;
}

/** Two-sided 95 %. */
export const DEFAULT_LEVEL = 0.95;

const Z_95 = -normalQuantile(0.025);

/** The z that leaves (1 − level)/2 in each tail: 1.959963984540054 at 0.95. Throws `bad_level` outside (0, 1). */
export function zOf(level: number): number {
  if (level === DEFAULT_LEVEL) return Z_95;
  if (!(level > 0 && level < 1)) throw new MetricError("bad_level", `A level lies between 0 and 1, not ${level}.`);
  return -normalQuantile((1 - level) / 2);
}

/** The t with `df` degrees of freedom that leaves (1 − level)/2 in each tail. */
export function tOf(level: number, df: number): number {
  if (!(level > 0 && level < 1)) throw new MetricError("bad_level", `A level lies between 0 and 1, not ${level}.`);
  return -studentQuantile((1 - level) / 2, df);
}

/** Value, standard error and interval of an NPS, in points −100…100. */
export interface NpsInterval {
  /** The adjusted NPS the interval is centred on. */
  readonly centre: number;
  readonly standardError: number;
  readonly interval: Interval;
}

/**
 * Adjusted-Wald interval of an NPS, in points: add ¾ to promoters, ¾ to detractors and 3 to n, then
 * centre ± z·√((p + d − (p − d)²)/n), kept inside ±100. Null for n = 0.
 * Covers close to 95 % already at 5 answers and does not collapse when all agree.
 * Source: Rocks 2016, The American Statistician; Lewis & Sauro 2021.
 */
export function adjustedWald(
  promoters: number,
  detractors: number,
  n: number,
  level = DEFAULT_LEVEL,
): NpsInterval | null {
  if (!areCounts(promoters, detractors, n) || n === 0) return null;
  const p = (promoters + 0.75) / (n + 3);
  const d = (detractors + 0.75) / (n + 3);
  const centre = 100 * (p - d);
  const standardError = 100 * Math.sqrt(Math.max(0, p + d - (p - d) ** 2) / (n + 3));
  const half = zOf(level) * standardError;
  return {
    centre,
    standardError,
    interval: {
      low: Math.max(-100, centre - half),
      high: Math.min(100, centre + half),
      level,
      method: "adjusted_wald",
    },
  };
}

/**
 * Wilson interval of a proportion x of n, 0…1, without continuity correction. Exactly 0 below x = 0 and exactly 1
 * above x = n; never of width zero. Null for n = 0 and where x is no part of n. Source: Wilson 1927; Newcombe 1998a.
 */
export function wilson(x: number, n: number, level = DEFAULT_LEVEL): Interval | null {
  if (!isPartOf(x, n)) return null;
  const z = zOf(level);
  const p = x / n;
  const square = (z * z) / n;
  const centre = (p + square / 2) / (1 + square);
  const half = (z * Math.sqrt((p * (1 - p)) / n + square / (4 * n))) / (1 + square);
  return {
    low: x <= 0 ? 0 : Math.max(0, centre - half),
    high: x >= n ? 1 : Math.min(1, centre + half),
    level,
    method: "wilson",
  };
}

/**
 * Student's t interval of a mean: mean ± t·s/√n. Null for n < 2. With s = 0 the interval has no width; the reading that
 * carries it says `no_variation`.
 */
export function studentT(mean: number, sd: number, n: number, level = DEFAULT_LEVEL): Interval | null {
  if (!(n >= 2)) return null;
  const half = (tOf(level, n - 1) * sd) / Math.sqrt(n);
  return { low: mean - half, high: mean + half, level, method: "student_t" };
}

/**
 * Newcombe's method 10 (hybrid Wilson) for the difference x₁/n₁ − x₂/n₂, −1…1. Null when a side is empty.
 * Source: Newcombe 1998b.
 */
export function newcombe(x1: number, n1: number, x2: number, n2: number, level = DEFAULT_LEVEL): Interval | null {
  const first = wilson(x1, n1, level);
  const second = wilson(x2, n2, level);
  if (first === null || second === null) return null;
  const p1 = x1 / n1;
  const p2 = x2 / n2;
  const difference = p1 - p2;
  return {
    low: difference - Math.hypot(p1 - first.low, second.high - p2),
    high: difference + Math.hypot(first.high - p1, p2 - second.low),
    level,
    method: "wilson",
  };
}

/** The same interval in percent instead of 0…1. */
export function inPercent(interval: Interval | null): Interval | null {
  return interval === null ? null : { ...interval, low: 100 * interval.low, high: 100 * interval.high };
}
