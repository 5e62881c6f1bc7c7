import { type BootstrapOptions, bootstrapInterval } from "@/domain/metrics/bootstrap";
import type { NpsCounts } from "@/domain/metrics/compare-nps";
import { areCounts } from "@/domain/metrics/counts";
import { DEFAULT_LEVEL, type Interval, zOf } from "@/domain/metrics/interval";
import { MetricError } from "@/domain/metrics/metric-error";
import { chiSquareQuantile } from "@/domain/metrics/special";

/** Variance of one answer on the −1…1 scale, p + d − (p − d)², and the standard error of the NPS on it. Null for n = 0. */
export function npsVariance({
  promoters,
  passives,
  detractors,
}: NpsCounts): { variance: number; standardError: number } | null {
  const n = promoters + passives + detractors;
  if (!areCounts(promoters, passives, detractors) || !(n > 0)) return null;
  const p = promoters / n;
  const d = detractors / n;
  const variance = Math.max(0, p + d - (p - d) ** 2);
  return { variance, standardError: Math.sqrt(variance / n) };
}

/** An NPS and limits around it, in points; kept for checks, the product shows adjusted-Wald. */
export interface NpsLimits {
  readonly value: number;
  readonly standardError: number;
  readonly low: number;
  readonly high: number;
}

/** Plain Wald interval of an NPS. Collapses to nothing when all answers agree: that is why it is not the default. */
export function waldNps(counts: NpsCounts, level = DEFAULT_LEVEL): NpsLimits | null {
  return around(counts, zOf(level));
}

/** Goodman's simultaneous interval: multiplier √χ²₂, wide enough for every contrast at once. */
export function goodmanNps(counts: NpsCounts, level = DEFAULT_LEVEL): NpsLimits | null {
  zOf(level);
  return around(counts, Math.sqrt(chiSquareQuantile(level, 2)));
}

/** More answers than a bootstrap is worth: the intervals no longer differ. */
const MOST_RESAMPLED = 100_000;

/**
 * Percentile bootstrap of an NPS from its counts; the same seed gives the same limits. Null for n = 0 and for what are
 * no counts. Throws `bad_parameter` above 100,000 answers.
 */
export function bootstrapNps(
  { promoters, passives, detractors }: NpsCounts,
  options: BootstrapOptions = {},
): Interval | null {
  const n = promoters + passives + detractors;
  if (!areCounts(promoters, passives, detractors) || n === 0) return null;
  if (n > MOST_RESAMPLED) throw new MetricError("bad_parameter", "Too many answers to draw them again and again.");
  const upToPromoters = promoters / n;
  const upToPassives = (promoters + passives) / n;
  return bootstrapInterval(
    (random) => {
      let sum = 0;
      for (let i = 0; i < n; i += 1) {
        const drawn = random();
        if (drawn < upToPromoters) sum += 1;
        else if (drawn >= upToPassives) sum -= 1;
      }
      return (100 * sum) / n;
    },
    { resamples: 10_000, ...options },
  );
}

function around(counts: NpsCounts, multiplier: number): NpsLimits | null {
  const spread = npsVariance(counts);
  if (spread === null) return null;
  const { promoters, passives, detractors } = counts;
  const value = (100 * (promoters - detractors)) / (promoters + passives + detractors);
  const standardError = 100 * spread.standardError;
  const half = multiplier * standardError;
  return { value, standardError, low: Math.max(-100, value - half), high: Math.min(100, value + half) };
}
