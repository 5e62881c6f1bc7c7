import type { Random } from "./random";

export type Country = "UK" | "DE" | "FR";
export type Plan = "Solo" | "Duo" | "Family";

/** So many answers of one group within a span of complete days; 1 is yesterday. */
export interface Segment {
  readonly country: Country;
  /** Null: any plan, as the company sells them. */
  readonly plan: Plan | null;
  readonly days: readonly [from: number, to: number];
  readonly n: number;
  /** Promoters, or people who are satisfied. */
  readonly high: number;
  /** Detractors, or people who are dissatisfied. */
  readonly low: number;
}

const QUARTER = [1, 91] as const;
const BEFORE = [92, 182] as const;
/** From there to 18 months ago nothing happened that the numbers should find. */
const EARLIER = [183, 547] as const;

/**
 * Who recommends Fennel & Fig. Germany really fell; in the United Kingdom only the last 28 days dip, by chance; in France
 * more families answered and everybody said what they had said before.
 */
export const RECOMMENDATION: readonly Segment[] = [
  { country: "DE", plan: null, days: BEFORE, n: 420, high: 235, low: 63 },
  { country: "DE", plan: null, days: QUARTER, n: 390, high: 156, low: 101 },
  { country: "UK", plan: null, days: BEFORE, n: 402, high: 230, low: 78 },
  { country: "UK", plan: null, days: [57, 91], n: 139, high: 78, low: 27 },
  { country: "UK", plan: null, days: [29, 56], n: 124, high: 72, low: 24 },
  { country: "UK", plan: null, days: [1, 28], n: 118, high: 64, low: 25 },
  { country: "FR", plan: "Solo", days: BEFORE, n: 240, high: 98, low: 50 },
  { country: "FR", plan: "Family", days: BEFORE, n: 160, high: 97, low: 17 },
  { country: "FR", plan: "Solo", days: QUARTER, n: 161, high: 70, low: 39 },
  { country: "FR", plan: "Family", days: QUARTER, n: 197, high: 113, low: 18 },
  { country: "UK", plan: null, days: EARLIER, n: 2_090, high: 1_186, low: 401 },
  { country: "DE", plan: null, days: EARLIER, n: 1_410, high: 790, low: 213 },
  { country: "FR", plan: "Solo", days: EARLIER, n: 625, high: 256, low: 131 },
  { country: "FR", plan: "Family", days: EARLIER, n: 420, high: 254, low: 44 },
];

/** Who was satisfied after a contact: German customers less since the courier changed. */
export const SATISFACTION: readonly Segment[] = [
  { country: "DE", plan: null, days: BEFORE, n: 620, high: 521, low: 58 },
  { country: "DE", plan: null, days: QUARTER, n: 606, high: 418, low: 121 },
  { country: "UK", plan: null, days: BEFORE, n: 905, high: 764, low: 83 },
  { country: "UK", plan: null, days: QUARTER, n: 893, high: 756, low: 80 },
  { country: "FR", plan: null, days: BEFORE, n: 421, high: 353, low: 38 },
  { country: "FR", plan: null, days: QUARTER, n: 415, high: 349, low: 37 },
  { country: "UK", plan: null, days: EARLIER, n: 3_560, high: 3_010, low: 325 },
  { country: "DE", plan: null, days: EARLIER, n: 2_470, high: 2_075, low: 231 },
  { country: "FR", plan: null, days: EARLIER, n: 1_680, high: 1_411, low: 152 },
];

/** How easy it was, in the company as a whole: nothing changed but the wording. */
export const EASE: readonly Segment[] = [
  { country: "UK", plan: null, days: [1, 547], n: 2_450, high: 1_985, low: 220 },
  { country: "DE", plan: null, days: [1, 547], n: 1_650, high: 1_290, low: 170 },
  { country: "FR", plan: null, days: [1, 547], n: 1_230, high: 985, low: 118 },
];

/** Nobody was asked for a whole calendar week, wherever weeks begin: a gap in every chart, not a zero. */
export const SILENT_DAYS = [301, 313] as const;

/** A day of the span, never one of the silent week. */
export function dayWithin(random: Random, [from, to]: readonly [number, number]): number {
  for (;;) {
    const day = from + random.below(to - from + 1);
    if (day < SILENT_DAYS[0] || day > SILENT_DAYS[1]) return day;
  }
}

/** Exactly the segment's highs, middles and lows, each as a score by the weights of its band, in a shuffled order. */
export function scoresOf(random: Random, segment: Pick<Segment, "n" | "high" | "low">, bands: Bands): number[] {
  const middle = segment.n - segment.high - segment.low;
  const of = (count: number, weights: Record<string, number>) =>
    Array.from({ length: count }, () => Number(random.weighted(weights)));
  return random.shuffle([...of(segment.high, bands.high), ...of(middle, bands.middle), ...of(segment.low, bands.low)]);
}

/** How often each score of a band is given. */
export interface Bands {
  readonly high: Record<string, number>;
  readonly middle: Record<string, number>;
  readonly low: Record<string, number>;
}

export const NPS_BANDS: Bands = {
  high: { 9: 42, 10: 58 },
  middle: { 7: 40, 8: 60 },
  low: { 0: 4, 1: 3, 2: 5, 3: 9, 4: 12, 5: 30, 6: 37 },
};
export const CSAT_BANDS: Bands = { high: { 4: 42, 5: 58 }, middle: { 3: 1 }, low: { 1: 40, 2: 60 } };
export const CES_BANDS: Bands = { high: { 5: 22, 6: 44, 7: 34 }, middle: { 4: 1 }, low: { 1: 20, 2: 30, 3: 50 } };
