import { scaleFor } from "@/domain/metrics/change";
import type { ScoreMetricId } from "@/domain/metrics/metric-id";
import { momentsOnScale } from "@/domain/metrics/moments";
import { countIn, countsOn, type ScaleId } from "@/domain/metrics/scale";
import { answered, type Tally } from "@/domain/metrics/tally";

/**
 * The variance of one answer around the mean of its tally, by n, in the metric's unit squared: of NPS an answer counts +100, 0
 * or −100, of a share 100 or 0, of ease its score. Null for no answers, and for counts off the scale.
 */
export function answerVariance(metric: ScoreMetricId, { counts }: Tally, scale: ScaleId): number | null {
  const used = scaleFor(metric, scale);
  const own = countsOn(used, counts);
  const n = answered(counts);
  if (own === null || n === 0) return null;
  if (metric === "ces") {
    const { sd } = momentsOnScale(used, own);
    return sd === null ? 0 : (sd ** 2 * (n - 1)) / n;
  }
  const share = (band: Parameters<typeof countIn>[1]) => countIn(used, band, counts) / n;
  if (metric === "nps") {
    const [promote, detract] = [share("promoters"), share("detractors")];
    return 1e4 * (promote + detract - (promote - detract) ** 2);
  }
  const p = share(metric === "csat" ? "satisfied" : "completed");
  return 1e4 * p * (1 - p);
}
