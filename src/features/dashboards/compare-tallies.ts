import { compareScores, verdictOf } from "@/domain/metrics/change";
import { computeScore, METRICS } from "@/domain/metrics/metric";
import type { ScoreMetricId } from "@/domain/metrics/metric-id";
import type { ScaleId } from "@/domain/metrics/scale";
import type { Tally } from "@/domain/metrics/tally";
import type { AnswerComparison } from "@/features/dashboards/metric-answer";

/** Two sides of a comparison on one scale. */
export interface ComparedTallies {
  readonly metric: ScoreMetricId;
  readonly scale: ScaleId;
  readonly current: Tally;
  readonly previous: Tally;
}

/**
 * What a number did since the days it is compared with. `pAdjusted` is the p-value after correction where it is one of many;
 * alone it is its own. With no answers on a side the change and its verdict are null; the other side's value still stands.
 */
export function compareTallies(sides: ComparedTallies, pAdjusted?: number | null): AnswerComparison {
  const { metric, scale, current, previous } = sides;
  const { value, n } = computeScore(metric, previous, scale);
  const change = compareScores(metric, current, previous, scale);
  const adjusted = pAdjusted === undefined ? change.pValue : pAdjusted;
  return {
    value,
    n,
    difference: change.difference,
    interval: change.interval,
    pValue: change.pValue,
    pAdjusted: adjusted,
    ...verdictOf(change, adjusted, METRICS[metric].better),
  };
}

/** The p-value of a comparison, null where a side is empty or nothing can be tested. */
export function pValueOf({ metric, scale, current, previous }: ComparedTallies): number | null {
  return compareScores(metric, current, previous, scale).pValue;
}
