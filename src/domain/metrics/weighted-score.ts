import { DEFAULT_LEVEL, type Interval, zOf } from "@/domain/metrics/interval";
import type { ScoreMetricId } from "@/domain/metrics/metric-id";
import { bandOf, type Scale } from "@/domain/metrics/scale";
import { normalTwoSided } from "@/domain/metrics/special";
import { type WeightedMean, weightedMeanOfGroups } from "@/domain/metrics/weighting";

/** Answers that share one weight: how often each score 0…10 was given among them. */
export interface WeightedCounts {
  readonly counts: readonly number[];
  readonly weight: number;
}

/** A weighted score with how many answers it rests on and the smallest and largest weight among them. */
export interface WeightedScore extends WeightedMean {
  readonly n: number;
  readonly smallestWeight: number;
  readonly largestWeight: number;
}

/**
 * A score metric as if every group had answered in proportion: the weighted mean of what each answer is worth (NPS 100, 0,
 * −100; a share 100 or 0; a mean its score), with linearised standard error and Kish's effective n. The weights' own
 * scale does not matter. No interval where nothing varies: it would have no width. Null when nothing has a weight.
 * Example: 36 of 40 satisfied with weight 2.5 and 96 of 160 with 0.625 are 75 %.
 */
export function weightedScore(
  metric: ScoreMetricId,
  scale: Scale,
  cells: readonly WeightedCounts[],
  level = DEFAULT_LEVEL,
): WeightedScore | null {
  const groups = cells.flatMap(({ counts, weight }) =>
    counts.flatMap((count, score) => {
      const value = worthOf(metric, scale, score);
      return value === null || count === 0 || weight === 0 ? [] : [{ value, weight, count }];
    }),
  );
  const mean = weightedMeanOfGroups(groups, level);
  if (mean === null) return null;
  const weights = groups.map(({ weight }) => weight);
  return {
    ...mean,
    interval: withinScale(metric, scale, mean.standardError === 0 ? null : mean.interval),
    n: groups.reduce((sum, { count }) => sum + count, 0),
    smallestWeight: Math.min(...weights),
    largestWeight: Math.max(...weights),
  };
}

/** A difference of two weighted scores, current − previous, with z on their linearised standard errors. */
export interface WeightedDifference {
  readonly difference: number;
  /** Null where a side has fewer than two answers, or nothing varies. */
  readonly interval: Interval | null;
  readonly pValue: number | null;
}

/** Did a weighted score change? Both sides are of different people. Source: as R's survey package, independent samples. */
export function compareWeightedScores(
  current: Pick<WeightedMean, "value" | "standardError">,
  previous: Pick<WeightedMean, "value" | "standardError">,
  level = DEFAULT_LEVEL,
): WeightedDifference {
  const difference = current.value - previous.value;
  if (current.standardError === null || previous.standardError === null)
    return { difference, interval: null, pValue: null };
  const standardError = Math.hypot(current.standardError, previous.standardError);
  if (standardError === 0) return { difference, interval: null, pValue: null };
  const half = zOf(level) * standardError;
  return {
    difference,
    interval: { low: difference - half, high: difference + half, level, method: "student_t" },
    pValue: normalTwoSided(difference / standardError),
  };
}

/** What one answer is worth in the metric's unit; null for a score off the scale. */
function worthOf(metric: ScoreMetricId, scale: Scale, score: number): number | null {
  if (metric === "ces") return score >= scale.min && score <= scale.max ? score : null;
  const band = bandOf(scale, score);
  if (band === null) return null;
  if (metric === "nps") return band === "promoters" ? 100 : band === "detractors" ? -100 : 0;
  return band === "satisfied" || band === "completed" ? 100 : 0;
}

function withinScale(metric: ScoreMetricId, scale: Scale, interval: Interval | null): Interval | null {
  if (interval === null) return null;
  const [low, high] = metric === "nps" ? [-100, 100] : metric === "ces" ? [scale.min, scale.max] : [0, 100];
  return { ...interval, low: Math.max(low, interval.low), high: Math.min(high, interval.high) };
}
