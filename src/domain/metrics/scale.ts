import { MetricError } from "@/domain/metrics/metric-error";
import type { ScoreMetricId } from "@/domain/metrics/metric-id";

/**
 * Every scale a score question may have. The banding belongs to the scale: the same points with another banding
 * (`-top-3`: the three highest are the high band) are another scale. Different scales are never pooled.
 */
export type ScaleId =
  | "nps"
  | "csat-1-5"
  | "csat-1-5-top-1"
  | "csat-1-10"
  | "csat-1-10-top-3"
  | "csat-1-10-top-4"
  | "csat-1-7"
  | "csat-1-7-top-1"
  | "csat-1-7-top-3"
  | "csat-1-4"
  | "csat-1-4-top-1"
  | "csat-faces-3"
  | "csat-faces-5"
  | "csat-faces-5-top-1"
  | "csat-stars"
  | "csat-stars-top-1"
  | "csat-thumbs"
  | "ces-1-7"
  | "ces-1-7-top-2"
  | "ces-1-5"
  | "ces-1-5-top-1"
  | "ces-agree-1-7"
  | "ces-agree-1-7-top-2"
  | "ces-agree-1-5"
  | "ces-agree-1-5-top-1"
  | "ces-effort-1-5"
  | "ces-effort-1-5-top-1"
  | "ces-effort-1-7"
  | "ces-effort-1-7-top-2"
  | "completion"
  | "rating-0-10"
  | "rating-1-3"
  | "rating-1-4"
  | "rating-1-5"
  | "rating-1-7"
  | "rating-1-10";

/** One named band: the scores that belong to it, ascending; empty where a scale has no such answer (thumbs). */
export interface Band {
  readonly name: BandName;
  readonly scores: readonly number[];
}

/** The bands of all scales together; the last two are those of completion. */
export type BandName =
  | "detractors"
  | "passives"
  | "promoters"
  | "dissatisfied"
  | "neutral"
  | "satisfied"
  | "difficult"
  | "easy"
  | "notCompleted"
  | "completed";

/** A scale with its banding. `metric` is null where the scores feed no headline metric (a plain rating). */
export interface Scale {
  readonly id: string;
  readonly metric: ScoreMetricId | null;
  readonly min: number;
  readonly max: number;
  /** Low to high; together they hold every point of the scale exactly once. Empty for a plain rating. */
  readonly groups: readonly Band[];
  /** The high end of what people saw means *bad*; answers are turned round on the way in (CES 1.0). */
  readonly reversedOnEntry?: boolean;
}

const NPS_BANDS = ["detractors", "passives", "promoters"] as const;
const CSAT_BANDS = ["dissatisfied", "neutral", "satisfied"] as const;
const CES_BANDS = ["difficult", "neutral", "easy"] as const;

/**
 * Builds a scale from its two cuts: scores up to `lowMax` are the low band, from `highMin` the high band, the rest is
 * the middle. Throws `wrong_scale` when the cuts do not lie on the scale in order.
 */
export function bandedScale(
  id: string,
  metric: "nps" | "csat" | "ces",
  range: { readonly min: number; readonly max: number },
  cuts: { readonly lowMax: number; readonly highMin: number },
  reversedOnEntry = false,
): Scale {
  const { min, max } = range;
  const { lowMax, highMin } = cuts;
  const whole = [min, max, lowMax, highMin].every(Number.isInteger);
  if (!whole || min < 0 || max > 10 || min >= max || lowMax < min - 1 || highMin <= lowMax || highMin > max + 1)
    throw new MetricError("wrong_scale", `No banding: ${min}…${max}, low up to ${lowMax}, high from ${highMin}.`);
  const names = metric === "nps" ? NPS_BANDS : metric === "csat" ? CSAT_BANDS : CES_BANDS;
  return {
    id,
    metric,
    min,
    max,
    groups: [
      { name: names[0], scores: points(min, lowMax) },
      { name: names[1], scores: points(lowMax + 1, highMin - 1) },
      { name: names[2], scores: points(highMin, max) },
    ],
    ...(reversedOnEntry ? { reversedOnEntry } : {}),
  };
}

/** Every scale with its banding. The only place in the product that knows a band. */
export const SCALES: Readonly<Record<ScaleId, Scale>> = {
  nps: bandedScale("nps", "nps", { min: 0, max: 10 }, { lowMax: 6, highMin: 9 }),
  "csat-1-5": bandedScale("csat-1-5", "csat", { min: 1, max: 5 }, { lowMax: 2, highMin: 4 }),
  "csat-1-5-top-1": bandedScale("csat-1-5-top-1", "csat", { min: 1, max: 5 }, { lowMax: 2, highMin: 5 }),
  "csat-1-10": bandedScale("csat-1-10", "csat", { min: 1, max: 10 }, { lowMax: 6, highMin: 9 }),
  "csat-1-10-top-3": bandedScale("csat-1-10-top-3", "csat", { min: 1, max: 10 }, { lowMax: 6, highMin: 8 }),
  "csat-1-10-top-4": bandedScale("csat-1-10-top-4", "csat", { min: 1, max: 10 }, { lowMax: 6, highMin: 7 }),
  "csat-1-7": bandedScale("csat-1-7", "csat", { min: 1, max: 7 }, { lowMax: 2, highMin: 6 }),
  "csat-1-7-top-1": bandedScale("csat-1-7-top-1", "csat", { min: 1, max: 7 }, { lowMax: 2, highMin: 7 }),
  "csat-1-7-top-3": bandedScale("csat-1-7-top-3", "csat", { min: 1, max: 7 }, { lowMax: 2, highMin: 5 }),
  "csat-1-4": bandedScale("csat-1-4", "csat", { min: 1, max: 4 }, { lowMax: 1, highMin: 3 }),
  "csat-1-4-top-1": bandedScale("csat-1-4-top-1", "csat", { min: 1, max: 4 }, { lowMax: 1, highMin: 4 }),
  "csat-faces-3": bandedScale("csat-faces-3", "csat", { min: 1, max: 3 }, { lowMax: 1, highMin: 3 }),
  "csat-faces-5": bandedScale("csat-faces-5", "csat", { min: 1, max: 5 }, { lowMax: 2, highMin: 4 }),
  "csat-faces-5-top-1": bandedScale("csat-faces-5-top-1", "csat", { min: 1, max: 5 }, { lowMax: 2, highMin: 5 }),
  "csat-stars": bandedScale("csat-stars", "csat", { min: 1, max: 5 }, { lowMax: 2, highMin: 4 }),
  "csat-stars-top-1": bandedScale("csat-stars-top-1", "csat", { min: 1, max: 5 }, { lowMax: 2, highMin: 5 }),
  "csat-thumbs": bandedScale("csat-thumbs", "csat", { min: 0, max: 1 }, { lowMax: 0, highMin: 1 }),
  "ces-1-7": bandedScale("ces-1-7", "ces", { min: 1, max: 7 }, { lowMax: 3, highMin: 5 }),
  "ces-1-7-top-2": bandedScale("ces-1-7-top-2", "ces", { min: 1, max: 7 }, { lowMax: 3, highMin: 6 }),
  "ces-1-5": bandedScale("ces-1-5", "ces", { min: 1, max: 5 }, { lowMax: 2, highMin: 4 }),
  "ces-1-5-top-1": bandedScale("ces-1-5-top-1", "ces", { min: 1, max: 5 }, { lowMax: 2, highMin: 5 }),
  "ces-agree-1-7": bandedScale("ces-agree-1-7", "ces", { min: 1, max: 7 }, { lowMax: 3, highMin: 5 }),
  "ces-agree-1-7-top-2": bandedScale("ces-agree-1-7-top-2", "ces", { min: 1, max: 7 }, { lowMax: 3, highMin: 6 }),
  "ces-agree-1-5": bandedScale("ces-agree-1-5", "ces", { min: 1, max: 5 }, { lowMax: 2, highMin: 4 }),
  "ces-agree-1-5-top-1": bandedScale("ces-agree-1-5-top-1", "ces", { min: 1, max: 5 }, { lowMax: 2, highMin: 5 }),
  "ces-effort-1-5": bandedScale("ces-effort-1-5", "ces", { min: 1, max: 5 }, { lowMax: 2, highMin: 4 }, true),
  "ces-effort-1-5-top-1": bandedScale(
    "ces-effort-1-5-top-1",
    "ces",
    { min: 1, max: 5 },
    { lowMax: 2, highMin: 5 },
    true,
  ),
  "ces-effort-1-7": bandedScale("ces-effort-1-7", "ces", { min: 1, max: 7 }, { lowMax: 3, highMin: 5 }, true),
  "ces-effort-1-7-top-2": bandedScale(
    "ces-effort-1-7-top-2",
    "ces",
    { min: 1, max: 7 },
    { lowMax: 3, highMin: 6 },
    true,
  ),
  completion: {
    id: "completion",
    metric: "completion_rate",
    min: 0,
    max: 1,
    groups: [
      { name: "notCompleted", scores: [0] },
      { name: "completed", scores: [1] },
    ],
  },
  "rating-0-10": { id: "rating-0-10", metric: null, min: 0, max: 10, groups: [] },
  "rating-1-3": { id: "rating-1-3", metric: null, min: 1, max: 3, groups: [] },
  "rating-1-4": { id: "rating-1-4", metric: null, min: 1, max: 4, groups: [] },
  "rating-1-5": { id: "rating-1-5", metric: null, min: 1, max: 5, groups: [] },
  "rating-1-7": { id: "rating-1-7", metric: null, min: 1, max: 7, groups: [] },
  "rating-1-10": { id: "rating-1-10", metric: null, min: 1, max: 10, groups: [] },
};

/** How many of the highest points are the high band ("top-2-box"). Stored with a question that departs from its scale's own. */
export const BANDINGS = ["top-1", "top-2", "top-3", "top-4"] as const;
export type Banding = (typeof BANDINGS)[number];

/**
 * The bandings a scale may be read with, its own first, each with the scale that it makes. The low band is the same in
 * all: what is no longer high is in between. One where nobody reads it otherwise (NPS, thumbs, three faces); none where
 * a scale has no bands.
 */
export function bandingsOf(id: ScaleId): { readonly banding: Banding; readonly scale: ScaleId }[] {
  const high = SCALES[id].groups.at(-1)?.scores.length;
  const own = BANDINGS.find((banding) => banding === `top-${high}`);
  if (own === undefined || SCALES[id].metric === "completion_rate") return [];
  const others = BANDINGS.flatMap((banding) => {
    const other = `${id}-${banding}`;
    return isScaleId(other) ? [{ banding, scale: other }] : [];
  });
  return [{ banding: own, scale: id }, ...others];
}

/** The scale with a banding of its own list; the scale as it is where the banding is left out or not on that list. */
export function withBanding(id: ScaleId, banding: Banding | undefined): ScaleId {
  if (banding === undefined) return id;
  return bandingsOf(id).find((one) => one.banding === banding)?.scale ?? id;
}

/** A scale's name without its banding: two scales of one name ask alike and differ in their bands alone. */
export function withoutBanding(id: string): string {
  return id.replace(/-top-\d$/, "");
}

/** Whether a text names a scale. */
export function isScaleId(text: string): text is ScaleId {
  return Object.hasOwn(SCALES, text);
}

/** The band a score falls into, or null when it is off the scale or the scale has none. */
export function bandOf(scale: Scale, score: number): BandName | null {
  return scale.groups.find((group) => group.scores.includes(score))?.name ?? null;
}

/** Every point of the scale with how often it was given; keys are the scores as text. */
export function distributionOn(scale: Scale, counts: readonly number[]): Record<string, number> {
  return Object.fromEntries(points(scale.min, scale.max).map((point) => [String(point), counts[point] ?? 0]));
}

/** How many answers fall into the named band. */
export function countIn(scale: Scale, band: BandName, counts: readonly number[]): number {
  const group = scale.groups.find((candidate) => candidate.name === band);
  return (group?.scores ?? []).reduce((sum, score) => sum + (counts[score] ?? 0), 0);
}

/** The counts of the scale's own points, lowest first; null when one of them is negative, fractional or endless. */
export function countsOn(scale: Scale, counts: readonly number[]): number[] | null {
  const own = points(scale.min, scale.max).map((point) => counts[point] ?? 0);
  return own.every((count) => Number.isSafeInteger(count) && count >= 0) ? own : null;
}

function points(from: number, to: number): number[] {
  return to < from ? [] : Array.from({ length: to - from + 1 }, (_, i) => from + i);
}
