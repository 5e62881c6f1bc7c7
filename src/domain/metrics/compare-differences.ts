import { type Change, scaleFor } from "@/domain/metrics/change";
import { adjustedWald, DEFAULT_LEVEL, tOf, zOf } from "@/domain/metrics/interval";
import type { ScoreMetricId } from "@/domain/metrics/metric-id";
import { momentsOnScale } from "@/domain/metrics/moments";
import { countIn, countsOn, type Scale, type ScaleId } from "@/domain/metrics/scale";
import { normalTwoSided, studentTwoSided } from "@/domain/metrics/special";
import { answered, type Tally } from "@/domain/metrics/tally";

/** A group's answers before and after something happened. */
export interface BeforeAfter {
  readonly before: Tally;
  readonly after: Tally;
}

/** One of the four sides: its value, what the test takes for it, and that estimate's own variance. */
interface Side {
  readonly n: number;
  readonly value: number;
  readonly centre: number;
  readonly variance: number;
}

/**
 * Did those concerned change otherwise than the rest? (after − before) of the concerned less (after − before) of the rest, in
 * the metric's unit. The four sides are independent, so their variances add: NPS on adjusted shares as in `compareNps`; shares
 * with half a success and half a failure added to each side (Price & Bonett 2004, Agresti & Caffo's method for a sum of four);
 * the CES mean by t with the Welch–Satterthwaite degrees of freedom of four means. `n` holds the smaller side before and after.
 * Without answers on a side there is no difference. It says what went together, never what caused it.
 */
export function compareDifferences(
  metric: ScoreMetricId,
  concerned: BeforeAfter,
  rest: BeforeAfter,
  scale: ScaleId | Scale,
  level = DEFAULT_LEVEL,
): Change {
  const used = scaleFor(metric, scale);
  const tallies = [concerned.after, concerned.before, rest.after, rest.before] as const;
  const sizes = tallies.map((tally) => answered(countsOn(used, tally.counts) ?? []));
  const [a1 = 0, a0 = 0, b1 = 0, b0 = 0] = sizes;
  const n = { current: Math.min(a1, b1), previous: Math.min(a0, b0) };
  const nothing: Change = { difference: null, interval: null, pValue: null, n };
  if (n.current === 0 || n.previous === 0) return nothing;
  const sides = tallies.map((tally) => sideOf(metric, used, tally));
  if (!sides.every((side) => side !== null)) return nothing;
  const difference = contrast(sides.map(({ value }) => value));
  const centre = contrast(sides.map((side) => side.centre));
  const standardError = Math.sqrt(sides.reduce((sum, side) => sum + side.variance, 0));
  if (!(standardError > 0)) return { ...nothing, difference };
  const df = metric === "ces" ? freedomOf(sides) : null;
  const ratio = centre / standardError;
  const half = (df === null ? zOf(level) : tOf(level, df)) * standardError;
  return {
    difference,
    interval: {
      low: centre - half,
      high: centre + half,
      level,
      method: df === null ? "adjusted_wald" : "student_t",
    },
    pValue: df === null ? normalTwoSided(ratio) : studentTwoSided(ratio, df),
    n,
  };
}

/** (first − second) − (third − fourth). */
function contrast([a1 = 0, a0 = 0, b1 = 0, b0 = 0]: readonly number[]): number {
  return a1 - a0 - (b1 - b0);
}

function sideOf(metric: ScoreMetricId, scale: Scale, tally: Tally): Side | null {
  const counts = countsOn(scale, tally.counts) ?? [];
  const n = answered(counts);
  if (metric === "nps") {
    const promoters = countIn(scale, "promoters", tally.counts);
    const detractors = countIn(scale, "detractors", tally.counts);
    const wald = adjustedWald(promoters, detractors, n);
    return (
      wald && {
        n,
        value: (100 * (promoters - detractors)) / n,
        centre: wald.centre,
        variance: wald.standardError ** 2,
      }
    );
  }
  if (metric === "ces") {
    const { mean, sd } = momentsOnScale(scale, counts);
    return mean === null || sd === null ? null : { n, value: mean, centre: mean, variance: sd ** 2 / n };
  }
  const x = countIn(scale, metric === "csat" ? "satisfied" : "completed", tally.counts);
  const p = (x + 0.5) / (n + 1);
  return { n, value: (100 * x) / n, centre: 100 * p, variance: (1e4 * p * (1 - p)) / (n + 1) };
}

function freedomOf(sides: readonly Side[]): number {
  const total = sides.reduce((sum, { variance }) => sum + variance, 0);
  return total ** 2 / sides.reduce((sum, { variance, n }) => sum + variance ** 2 / (n - 1), 0);
}
