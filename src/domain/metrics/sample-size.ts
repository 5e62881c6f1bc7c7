import { finitePopulationFactor } from "@/domain/metrics/finite-population";
import { DEFAULT_LEVEL, tOf, zOf } from "@/domain/metrics/interval";
import { MetricError } from "@/domain/metrics/metric-error";
import { normalQuantile } from "@/domain/metrics/special";

/** Variance of one NPS answer, −1…1 scale, where nothing is known yet (MeasuringU's average over many surveys). */
export const USUAL_NPS_VARIANCE = 0.67;

/**
 * Answers needed so that an NPS is known to ± `margin` on the −1…1 scale (.05 = 5 points): s²z²/d² − 3 (the
 * adjusted-Wald interval adds three). Example: variance .67, ± .05: 1,027. Source: MeasuringU.
 */
export function answersForNps(margin: number, variance = USUAL_NPS_VARIANCE, level = DEFAULT_LEVEL): number {
  assertPositive(margin, "margin");
  assertVariance(variance);
  return wholeUp(variance * (zOf(level) / margin) ** 2 - 3);
}

/**
 * Answers needed so that a share is known to ± `margin`, 0…1: z²p(1 − p)/d²; for a closed list of `population` people
 * n₀/(1 + (n₀ − 1)/N). Example: ± .05 at p = ½: 385; of 1,000 people 278. Source: Cochran 1977.
 */
export function answersForShare(
  margin: number,
  {
    p = 0.5,
    population = null,
    level = DEFAULT_LEVEL,
  }: { p?: number; population?: number | null; level?: number } = {},
): number {
  assertPositive(margin, "margin");
  if (!(p > 0 && p < 1)) throw new MetricError("bad_parameter", "The expected share lies between 0 and 1.");
  const endless = (zOf(level) / margin) ** 2 * p * (1 - p);
  if (population === null) return wholeUp(endless);
  return answersOfClosedList(endless, population);
}

/**
 * Answers that are enough where a known, closed list of `population` people is asked and only they matter:
 * n₀/(1 + (n₀ − 1)/N), never more than the list has. Example: 385 of an endless many are 278 of 1,000. Source: Cochran 1977.
 */
export function answersOfClosedList(endless: number, population: number): number {
  assertPositive(population, "population");
  return Math.min(population, wholeUp(endless / (1 + (Math.max(1, endless) - 1) / population)));
}

/**
 * Answers needed so that a mean is known to ± `margin`, in points of its scale: the first n with t·s/√n ≤ d. Example:
 * s 1.65, ± 0.2: 264 (z alone would say 262). Source: Cochran 1977.
 */
export function answersForMean(margin: number, sd: number, level = DEFAULT_LEVEL): number {
  assertPositive(margin, "margin");
  assertPositive(sd, "standard deviation");
  let n = Math.max(2, wholeUp((zOf(level) * (sd / margin)) ** 2));
  // t lies so little above z that a few steps are enough.
  while (Number.isFinite(n) && tOf(level, n - 1) * (sd / Math.sqrt(n)) > margin) n += 1;
  return n;
}

/**
 * Answers needed **in each of two periods** to see a change of `points` in NPS: (v₁ + v₂)(z_α + z_β)²/d² − 3, with a
 * chance of `power` to see it when it is there.
 */
export function answersToSeeNpsChange(
  points: number,
  {
    variance = USUAL_NPS_VARIANCE,
    power = 0.8,
    level = DEFAULT_LEVEL,
  }: { variance?: number; power?: number; level?: number } = {},
): number {
  assertPositive(points, "change");
  assertVariance(variance);
  return wholeUp(2 * variance * (zBoth(level, power) / (points / 100)) ** 2 - 3);
}

/**
 * Answers needed in each of two periods to see a share change from `from` to `to` percent: the usual two-proportion
 * formula (z_α√(2p̄q̄) + z_β√(p₁q₁ + p₂q₂))²/(p₁ − p₂)². Source: Fleiss, Levin & Paik.
 */
export function answersToSeeShareChange(
  from: number,
  to: number,
  { power = 0.8, level = DEFAULT_LEVEL }: { power?: number; level?: number } = {},
): number {
  if (!(from >= 0 && from <= 100 && to >= 0 && to <= 100) || from === to)
    throw new MetricError("bad_parameter", "Two different percentages 0…100.");
  const p1 = from / 100;
  const p2 = to / 100;
  const middle = (p1 + p2) / 2;
  zBoth(level, power);
  const top =
    zOf(level) * Math.sqrt(2 * middle * (1 - middle)) +
    normalQuantile(power) * Math.sqrt(p1 * (1 - p1) + p2 * (1 - p2));
  return wholeUp((top / (p1 - p2)) ** 2);
}

/**
 * Answers needed in each of two periods to see a mean change by `difference`, in points of its scale: 2s²(z_α + z_β)²/d².
 * Example: s 1.65, 0.3: 475. Source: Fleiss, Levin & Paik.
 */
export function answersToSeeMeanChange(
  difference: number,
  sd: number,
  { power = 0.8, level = DEFAULT_LEVEL }: { power?: number; level?: number } = {},
): number {
  assertPositive(difference, "change");
  assertPositive(sd, "standard deviation");
  return Math.max(2, wholeUp(2 * (sd * (zBoth(level, power) / difference)) ** 2));
}

/**
 * Variance of one answer, −1…1 scale, of an expected NPS (points) and an expected share of Passives, 0…1: q − (NPS/100)²
 * with q = 1 − Passives, or as much as the NPS needs. Example: +30 with 30 % Passives: .7 − .09 = .61.
 */
export function npsVarianceAt(points: number, passives: number): number {
  if (!(Math.abs(points) <= 100 && passives >= 0 && passives <= 1))
    throw new MetricError("bad_parameter", "An NPS lies within ±100, a share between 0 and 1.");
  const nps = points / 100;
  return Math.max(Math.abs(nps), 1 - passives) - nps * nps;
}

/**
 * Standard deviation to expect of a mean on a scale: the one given, or the greatest that is possible so near to an end,
 * √((mean − min)(max − mean)). Example: 6.9 on 1–7 with 1.65: .77.
 */
export function spreadAt(mean: number, range: { readonly min: number; readonly max: number }, sd: number): number {
  if (!(mean > range.min && mean < range.max))
    throw new MetricError("bad_parameter", "The mean lies inside its scale.");
  assertPositive(sd, "standard deviation");
  return Math.min(sd, Math.sqrt((mean - range.min) * (range.max - mean)));
}

/** How many to invite for so many answers at a response rate in percent; null when nobody ever answers. */
export function invitationsFor(answers: number, responseRatePercent: number): number | null {
  if (!(responseRatePercent >= 0 && responseRatePercent <= 100) || !(answers >= 0))
    throw new MetricError("bad_parameter", "A response rate lies between 0 and 100.");
  return responseRatePercent === 0 ? null : Math.ceil((100 * answers) / responseRatePercent - 1e-9);
}

function zBoth(level: number, power: number): number {
  if (!(power > 0 && power < 1)) throw new MetricError("bad_parameter", "The power lies between 0 and 1.");
  return zOf(level) + normalQuantile(power);
}

/** One answer of −1, 0 or 1 varies by at most 1. */
function assertVariance(variance: number): void {
  if (!(variance > 0 && variance <= 1)) throw new MetricError("bad_parameter", "The variance lies in (0, 1].");
}

function assertPositive(value: number, what: string): void {
  if (!(value > 0 && Number.isFinite(value))) throw new MetricError("bad_parameter", `The ${what} must be above 0.`);
}

function wholeUp(value: number): number {
  return Math.max(1, Math.ceil(value - 1e-9));
}

/** What a plan asks for: a change in NPS points, in a share that stands at `baseline` percent, or in a mean. */
export type PlannedChange =
  | { readonly kind: "nps"; readonly points: number; readonly variance?: number }
  | { readonly kind: "share"; readonly baseline: number; readonly points: number }
  | { readonly kind: "mean"; readonly points: number; readonly sd: number };

/**
 * "To see 5 points you need … answers in each period; at your rate invite …". For shares the change is taken to the
 * side of ½, where it is harder to see. Invitations are null without a response rate.
 */
export function planSample(
  change: PlannedChange,
  responseRatePercent: number | null = null,
  options: { power?: number; level?: number } = {},
): { readonly answers: number; readonly invitations: number | null } {
  const answers = answersToSee(change, options);
  return { answers, invitations: responseRatePercent === null ? null : invitationsFor(answers, responseRatePercent) };
}

function answersToSee(change: PlannedChange, options: { power?: number; level?: number }): number {
  if (change.kind === "nps") return answersToSeeNpsChange(change.points, { variance: change.variance, ...options });
  if (change.kind === "mean") return answersToSeeMeanChange(change.points, change.sd, options);
  const { baseline, points } = change;
  return answersToSeeShareChange(baseline, baseline + (baseline > 50 ? -points : points), options);
}

/**
 * What a number would be known to within (±) by so many answers, in the unit of the plan: the inverse of the functions
 * above. `population` for a closed list. Null from no answer, and from a single one for a mean.
 */
export function marginWith(
  answers: number,
  expected: PlannedLevel,
  { population = null, level = DEFAULT_LEVEL }: { population?: number | null; level?: number } = {},
): number | null {
  if (!(answers >= 1) || (expected.kind === "mean" && answers < 2)) return null;
  const factor = population === null ? 1 : finitePopulationFactor(Math.min(answers, population), population);
  if (expected.kind === "nps") return 100 * factor * zOf(level) * Math.sqrt(expected.variance / (answers + 3));
  if (expected.kind === "mean") return factor * tOf(level, answers - 1) * (expected.sd / Math.sqrt(answers));
  const p = expected.percent / 100;
  return 100 * factor * zOf(level) * Math.sqrt((p * (1 - p)) / answers);
}

/** The level a plan expects: an NPS by its variance (−1…1 scale), a share in percent, a mean by its standard deviation. */
export type PlannedLevel =
  | { readonly kind: "nps"; readonly variance: number }
  | { readonly kind: "share"; readonly percent: number }
  | { readonly kind: "mean"; readonly sd: number };
