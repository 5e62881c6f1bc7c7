import { compareScores } from "@/domain/metrics/change";
import type { ScoreMetricId } from "@/domain/metrics/metric-id";
import type { ScaleId } from "@/domain/metrics/scale";
import { emptyTally, mergeTallies, type Tally } from "@/domain/metrics/tally";

/** Scores of those who waited from one length on up to the next. */
export interface WaitBin {
  /** Waited at least so many seconds; the bins are in ascending order. */
  readonly from: number;
  readonly tally: Tally;
}

/** Where a score breaks, and the answers on either side of it. */
export interface BreakingPoint {
  /** From so many seconds on the score is another. */
  readonly seconds: number;
  readonly below: Tally;
  readonly above: Tally;
  /** Corrected for all places that were tried. */
  readonly pValue: number;
  /** How many places were tried. */
  readonly tried: number;
}

/** So many answers on either side at least. */
const LEAST = 10;

/**
 * The wait from which on a score falls most clearly: every edge between two bins is tried, and the one whose two sides differ
 * with the smallest p is taken, if that p, times the number of places tried (Bonferroni), still lies below .05 and the score
 * above it is the lower one. So the best of many tries is no lucky find. Null where no place passes.
 */
export function findBreakingPoint(
  metric: ScoreMetricId,
  bins: readonly WaitBin[],
  scale: ScaleId,
): BreakingPoint | null {
  const merge = (some: readonly WaitBin[]) => some.reduce((sum, { tally }) => mergeTallies(sum, tally), emptyTally);
  const tries = bins.slice(1).flatMap(({ from }, place) => {
    const [below, above] = [merge(bins.slice(0, place + 1)), merge(bins.slice(place + 1))];
    const { difference, pValue, n } = compareScores(metric, above, below, scale);
    if (pValue === null || difference === null || Math.min(n.current, n.previous) < LEAST) return [];
    return [{ seconds: from, below, above, pValue, falls: difference < 0 }];
  });
  const best = tries.filter(({ falls }) => falls).sort((a, b) => a.pValue - b.pValue)[0];
  if (!best) return null;
  const { falls: _, ...found } = best;
  const pValue = Math.min(1, best.pValue * tries.length);
  return pValue < 0.05 ? { ...found, pValue, tried: tries.length } : null;
}
