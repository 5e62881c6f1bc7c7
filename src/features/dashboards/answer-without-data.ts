import type { Period } from "@/domain/calendar/period";
import { METRICS } from "@/domain/metrics/metric";
import type { MetricId } from "@/domain/metrics/metric-id";
import type { DayRange } from "@/features/dashboards/cut-days";
import type { AnswerComparison, MetricAnswer } from "@/features/dashboards/metric-answer";

const NOTHING = { value: null, n: 0, interval: null, reason: "no_data" } as const;

/**
 * The answer for a metric whose kind of data this workspace cannot hold yet: its whole shape, nothing in it, and the
 * reason `no_data`. Never an error, so that a client written for all metrics needs no second way.
 */
export function answerWithoutData(
  metric: MetricId,
  timeZone: string,
  range: DayRange,
  periods: readonly Period[],
  compared: boolean,
): MetricAnswer {
  const { unit, definition } = METRICS[metric];
  const counts: Record<string, number> = unit === "percent" ? { numerator: 0, denominator: 0 } : {};
  return {
    metric,
    unit,
    from: range.from,
    to: range.to,
    timeZone,
    ...NOTHING,
    counts,
    distribution: {},
    also: {},
    missing: 0,
    notApplicable: 0,
    invalid: 0,
    excluded: 0,
    held: 0,
    superseded: 0,
    breaks: [],
    series: periods.map(({ start, end }) => ({ start, end, ...NOTHING, counts })),
    breakdown: [],
    comparison: compared ? NO_COMPARISON : null,
    definition,
  };
}

const NO_COMPARISON: AnswerComparison = {
  value: null,
  n: 0,
  difference: null,
  interval: null,
  pValue: null,
  pAdjusted: null,
  verdict: null,
  assessment: null,
};
