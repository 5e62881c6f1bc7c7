import { DEFAULT_LEVEL } from "@/domain/metrics/interval";
import { meanReading } from "@/domain/metrics/mean";
import { momentsOnScale } from "@/domain/metrics/moments";
import { countIn, countsOn, distributionOn, type Scale } from "@/domain/metrics/scale";
import { bandCounts, emptyResult, type ScoreResult } from "@/domain/metrics/score-result";
import { shareReading } from "@/domain/metrics/share";
import type { Tally } from "@/domain/metrics/tally";

/**
 * Customer satisfaction: the share of satisfied answers in percent (4 or 5 on 1–5, 9 or 10 on 1–10; the scale knows).
 * Neutral answers stay in the denominator. The average rating stands beside it and is never called CSAT.
 * Example: 7 satisfied, 1 neutral, 2 dissatisfied of 10 give 70 %.
 * Interval: Wilson; Student's t for the average.
 */
export function csat(tally: Tally, scale: Scale, level = DEFAULT_LEVEL): ScoreResult {
  const own = countsOn(scale, tally.counts);
  const groups = bandCounts(scale, own === null ? [] : tally.counts);
  if (own === null) return emptyResult(scale, groups, "bad_counts", ["mean"]);
  const n = own.reduce((sum, count) => sum + count, 0);
  if (n === 0) return emptyResult(scale, groups, "no_answers", ["mean"]);
  return {
    ...shareReading(countIn(scale, "satisfied", tally.counts), n, level),
    counts: groups,
    distribution: distributionOn(scale, tally.counts),
    also: { mean: meanReading(momentsOnScale(scale, own), level) },
  };
}
