import { adjustedWald, DEFAULT_LEVEL } from "@/domain/metrics/interval";
import { countIn, countsOn, distributionOn, SCALES, type Scale } from "@/domain/metrics/scale";
import { bandCounts, emptyResult, type ScoreResult } from "@/domain/metrics/score-result";
import type { Tally } from "@/domain/metrics/tally";

/**
 * Net Promoter Score: 100·(promoters − detractors)/n, in points −100…100. Promoters 9–10, passives 7–8, detractors 0–6;
 * passives stay in the denominator; missing and invalid answers do not.
 * Example: 50 promoters, 30 passives, 20 detractors of 100 give +30.
 * Interval: adjusted-Wald. Source: Reichheld 2003; Rocks 2016.
 */
export function nps(tally: Tally, scale: Scale = SCALES.nps, level = DEFAULT_LEVEL): ScoreResult {
  const own = countsOn(scale, tally.counts);
  const groups = bandCounts(scale, own === null ? [] : tally.counts);
  if (own === null) return emptyResult(scale, groups, "bad_counts");
  const n = own.reduce((sum, count) => sum + count, 0);
  if (n === 0) return emptyResult(scale, groups, "no_answers");
  const promoters = countIn(scale, "promoters", tally.counts);
  const detractors = countIn(scale, "detractors", tally.counts);
  return {
    value: (100 * (promoters - detractors)) / n,
    n,
    interval: adjustedWald(promoters, detractors, n, level)?.interval ?? null,
    counts: groups,
    distribution: distributionOn(scale, tally.counts),
    also: {},
  };
}
