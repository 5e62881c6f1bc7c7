import { DEFAULT_LEVEL, zOf } from "@/domain/metrics/interval";
import { MetricError } from "@/domain/metrics/metric-error";

/** One step of a survival curve. */
export interface SurvivalStep {
  readonly time: number;
  /** Customers counted at this point. */
  readonly atRisk: number;
  readonly events: number;
  /** Share, 0…1, who stay longer than `time`. */
  readonly survival: number;
  /** Greenwood's standard error; null where the curve has reached 0. */
  readonly standardError: number | null;
  /** Log-log band, always inside 0…1; null where the curve is 0 or 1. */
  readonly low: number | null;
  readonly high: number | null;
}

/** The curve of `n` customers, of whom `events` left; times in the unit of the durations. */
export interface SurvivalCurve {
  readonly n: number;
  readonly events: number;
  /** One step per time at which somebody left, ascending. */
  readonly steps: readonly SurvivalStep[];
  /** The smallest time with survival ≤ ½, or null when more than half stay. */
  readonly median: number | null;
  readonly medianLow: number | null;
  readonly medianHigh: number | null;
}

/** How many left after a time, and how many were last seen then, still customers. */
export interface LeavingCount {
  readonly time: number;
  readonly left: number;
  readonly stayed: number;
}

/**
 * How long customers stay (Kaplan–Meier): S(t) = Π(1 − d/n) over the times somebody left, where who is still a customer
 * counts as long as observed. Censored at t stays at risk at t. Uses customers that are still active without bias,
 * which a simple churn rate does not. Band: log-log with Greenwood's variance.
 * `durations` ≥ 0 in any one unit; `ended[i]` false while still a customer.
 * Source: Kaplan & Meier 1958; Kalbfleisch & Prentice.
 */
export function kaplanMeier(
  durations: readonly number[],
  ended: readonly boolean[],
  level = DEFAULT_LEVEL,
): SurvivalCurve {
  return countedKaplanMeier(countDurations(durations, ended), level);
}

/** The same curve from how many left and stayed at each time, in any order. */
export function countedKaplanMeier(counts: readonly LeavingCount[], level = DEFAULT_LEVEL): SurvivalCurve {
  const z = zOf(level);
  const times = [...counts].sort((a, b) => a.time - b.time);
  const n = times.reduce((sum, { left, stayed }) => sum + left + stayed, 0);
  const steps: SurvivalStep[] = [];
  let survival = 1;
  let greenwood = 0;
  let gone = 0;
  for (const { time, left: events, stayed } of times) {
    const atRisk = n - gone;
    gone += events + stayed;
    if (events === 0) continue;
    survival *= 1 - events / atRisk;
    greenwood += atRisk === events ? Number.POSITIVE_INFINITY : events / (atRisk * (atRisk - events));
    steps.push({ time, atRisk, events, survival, ...band(survival, greenwood, z) });
  }
  const reaches = (below: (step: SurvivalStep) => number | null) =>
    steps.find((step) => (below(step) ?? 1) <= 0.5 + 1e-12)?.time ?? null;
  return {
    n,
    events: steps.reduce((sum, { events }) => sum + events, 0),
    steps,
    median: reaches((step) => step.survival),
    medianLow: reaches((step) => step.low),
    medianHigh: reaches((step) => step.high),
  };
}

/** How many left and stayed at each time, ascending. Throws `bad_parameter` and `not_finite` for what is no duration. */
export function countDurations(durations: readonly number[], ended: readonly boolean[]): LeavingCount[] {
  if (ended.length !== durations.length) throw new MetricError("bad_parameter", "One ending for each duration.");
  const counts = new Map<number, { left: number; stayed: number }>();
  for (const [i, time] of durations.entries()) {
    if (!(Number.isFinite(time) && time >= 0))
      throw new MetricError("not_finite", "A duration is a finite number from 0 on.");
    const count = counts.get(time) ?? { left: 0, stayed: 0 };
    if (ended[i] === true) count.left += 1;
    else count.stayed += 1;
    counts.set(time, count);
  }
  return [...counts].map(([time, count]) => ({ time, ...count })).sort((a, b) => a.time - b.time);
}

/** How many are still counted at a time: neither gone nor last seen before it. */
export function countedAt(counts: readonly LeavingCount[], time: number): number {
  return counts.reduce((sum, one) => sum + (one.time >= time ? one.left + one.stayed : 0), 0);
}

/** Share who stay longer than `time`, 0…1, read off the curve. Null for an empty curve. */
export function survivalAt(curve: SurvivalCurve, time: number): number | null {
  if (curve.n === 0 || Number.isNaN(time)) return null;
  return stepAt(curve, time)?.survival ?? 1;
}

/** The last step at or before `time`; null before the first. */
export function stepAt({ steps }: SurvivalCurve, time: number): SurvivalStep | null {
  let low = 0;
  let high = steps.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((steps[middle]?.time ?? Number.POSITIVE_INFINITY) <= time) low = middle + 1;
    else high = middle;
  }
  return steps[low - 1] ?? null;
}

function band(survival: number, greenwood: number, z: number) {
  if (!(survival > 0)) return { standardError: null, low: null, high: null };
  const standardError = survival * Math.sqrt(greenwood);
  const log = Math.log(survival);
  const spread = (z * Math.sqrt(greenwood)) / log;
  return { standardError, low: survival ** Math.exp(-spread), high: survival ** Math.exp(spread) };
}
