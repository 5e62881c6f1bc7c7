import { DEFAULT_LEVEL } from "@/domain/metrics/interval";
import { meanReading } from "@/domain/metrics/mean";
import { momentsOnScale } from "@/domain/metrics/moments";
import { countIn, countsOn, distributionOn, type Scale } from "@/domain/metrics/scale";
import { bandCounts, emptyResult, type ScoreResult } from "@/domain/metrics/score-result";
import { shareReading } from "@/domain/metrics/share";
import type { Tally } from "@/domain/metrics/tally";

/**
 * Customer effort: the mean score, where a **lower score is higher effort**, and beside it the share who found it easy
 * (5–7 on 1–7, 4–5 on 1–5). Answers to CES 1.0 ("how much effort …", high is bad) were turned round on the way in
 * and stay a series of their own.
 * Example: 7, 6, 6, 5, 4, 7, 3, 5, 6, 2 give a mean of 5.1 and 70 % easy.
 * Interval: Student's t; Wilson for the share.
 */
export function ces(tally: Tally, scale: Scale, level = DEFAULT_LEVEL): ScoreResult {
  const own = countsOn(scale, tally.counts);
  const groups = bandCounts(scale, own === null ? [] : tally.counts);
  if (own === null) return emptyResult(scale, groups, "bad_counts", ["percentEasy"]);
  const moments = momentsOnScale(scale, own);
  if (moments.n === 0) return emptyResult(scale, groups, "no_answers", ["percentEasy"]);
  return {
    ...meanReading(moments, level),
    counts: groups,
    distribution: distributionOn(scale, tally.counts),
    also: { percentEasy: shareReading(countIn(scale, "easy", tally.counts), moments.n, level) },
  };
}
