import { formatNumber } from "@/domain/metrics/display";
import { computeScore } from "@/domain/metrics/metric";
import { bandOf, SCALES, type ScaleId } from "@/domain/metrics/scale";
import { emptyTally } from "@/domain/metrics/tally";
import type { Translator } from "@/platform/i18n/translator";

/** How well a score is known after so many answers. */
export interface Precision {
  readonly answers: number;
  /** Half the interval, in the metric's unit. */
  readonly half: number;
  /** "±15". */
  readonly figure: string;
  /** "±15 points". */
  readonly words: string;
}

/** The steps people can picture: a week, a month, a quarter of a small company. */
const STEPS = [100, 400, 900];

/** A usual mix of answers by band, low to high: NPS 20/30/50, satisfaction 15/10/75, ease 15/15/70 of a hundred. */
const USUAL = { nps: [20, 30, 50], csat: [15, 10, 75], ces: [15, 15, 70] } as const;

/**
 * How well a score on this scale would be known with 100, 400 and 900 answers: half of the interval that the dashboard
 * itself would print for a usual mix of answers. Computed, so that this promise is the one that is kept.
 */
export function estimatePrecision(scale: ScaleId, t: Translator<"newSurvey">, locale: string): Precision[] {
  const { metric } = SCALES[scale];
  if (metric !== "nps" && metric !== "csat" && metric !== "ces") return [];
  return STEPS.map((answers) => {
    const { interval } = computeScore(
      metric,
      { ...emptyTally, counts: usualCounts(scale, USUAL[metric], answers) },
      scale,
    );
    const half = interval === null ? 0 : (interval.high - interval.low) / 2;
    const figure = `±${formatNumber(half, { locale, decimals: metric === "ces" ? 1 : 0 })}`;
    return { answers, half, figure, words: t(`precision.${metric}`, { figure }) };
  });
}

/** So many answers, split over the bands as given (of 100) and evenly over the scores of a band. */
function usualCounts(scale: ScaleId, shares: readonly number[], answers: number): number[] {
  const { groups } = SCALES[scale];
  return emptyTally.counts.map((_, score) => {
    const band = groups.findIndex((group) => group.name === bandOf(SCALES[scale], score));
    const scores = groups[band]?.scores ?? [];
    const place = scores.indexOf(score);
    if (place < 0) return 0;
    const all = ((shares[band] ?? 0) * answers) / 100;
    // What does not divide evenly goes to the first scores of the band, so that the sum stays whole.
    return Math.floor(all / scores.length) + (place < all % scores.length ? 1 : 0);
  });
}
