import { DEFAULT_LEVEL } from "@/domain/metrics/interval";
import { bandOf, SCALES, type Scale } from "@/domain/metrics/scale";
import { type WeightedMean, weightedMean } from "@/domain/metrics/weighting";

/** One answer with its survey weight. */
export interface WeightedScore {
  readonly score: number;
  readonly weight: number;
}

/**
 * NPS as if every group had answered in proportion, in points: the weighted mean of 100 (promoter), 0 and −100
 * (detractor), with linearised standard error and Kish's effective n. Scores off the scale are left out; null when
 * nothing remains. Equal weights reproduce the plain score.
 */
export function weightedNps(
  answers: readonly WeightedScore[],
  scale: Scale = SCALES.nps,
  level = DEFAULT_LEVEL,
): WeightedMean | null {
  const used = answers.flatMap(({ score, weight }) => {
    const band = bandOf(scale, score);
    if (band === null) return [];
    return [{ points: band === "promoters" ? 100 : band === "detractors" ? -100 : 0, weight }];
  });
  return weightedMean(
    used.map(({ points }) => points),
    used.map(({ weight }) => weight),
    level,
  );
}
