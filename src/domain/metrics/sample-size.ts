import { DEFAULT_LEVEL, zOf } from "@/domain/metrics/interval";
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
  assertPositive(variance, "variance");
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
  assertPositive(population, "population");
  return wholeUp(endless / (1 + (endless - 1) / population));
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

function assertPositive(value: number, what: string): void {
  if (!(value > 0 && Number.isFinite(value))) throw new MetricError("bad_parameter", `The ${what} must be above 0.`);
}

function wholeUp(value: number): number {
  return Math.max(1, Math.ceil(value - 1e-9));
}

/** What a plan asks for: a change to see in NPS points, or in a share that stands at `baseline` percent. */
export type PlannedChange =
  | { readonly kind: "nps"; readonly points: number; readonly variance?: number }
  | { readonly kind: "share"; readonly baseline: number; readonly points: number };

/**
 * "To see 5 points you need … answers in each period; at your rate invite …". For shares the change is taken to the
 * side of ½, where it is harder to see. Invitations are null without a response rate.
 */
export function planSample(
  change: PlannedChange,
  responseRatePercent: number | null = null,
  options: { power?: number; level?: number } = {},
): { readonly answers: number; readonly invitations: number | null } {
  const answers =
    change.kind === "nps"
      ? answersToSeeNpsChange(change.points, { variance: change.variance, ...options })
      : answersToSeeShareChange(
          change.baseline,
          change.baseline + (change.baseline > 50 ? -change.points : change.points),
          options,
        );
  return { answers, invitations: responseRatePercent === null ? null : invitationsFor(answers, responseRatePercent) };
}
