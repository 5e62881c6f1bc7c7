import { precisionOf } from "@/domain/metrics/display";
import { METRICS } from "@/domain/metrics/metric";
import type { MetricId } from "@/domain/metrics/metric-id";
import { isUnsettled, settlingDays } from "@/domain/metrics/rates";
import { describeDays } from "@/features/goals/describe-days";
import { formatFigure } from "@/features/goals/describe-number";
import type { GoalNumbers } from "@/features/goals/goal-reader";
import type { GoalWords } from "@/features/goals/goal-words";
import { sayBasis, sayBetween, sayNothing } from "@/platform/i18n/metric-words";
import { sayTick } from "@/platform/i18n/say-days";
import type { TrendPoint } from "@/ui/charts/trend-runs";

/** A week as a point of a chart, with the days it is of. */
export interface WeekPoint extends TrendPoint {
  readonly start: string;
  readonly end: string;
}

/**
 * The weeks of a goal as points of a chart; the last says so where it still runs. Of a number that settles late it is each
 * week with a value that still changes: later ones have none.
 */
export function describeWeeks(words: GoalWords, metric: MetricId, weekly: GoalNumbers, today: string): WeekPoint[] {
  const { t, metrics, locale } = words;
  const { unit } = METRICS[metric];
  const late = settlingDays(metric) > 0;
  return weekly.series.map((week, place) => {
    const { start, end } = week;
    const runs = end >= today;
    const broken = weekly.breaks.some(({ day }) => day >= start && day <= end && day > weekly.from);
    const hidden = week.suppressed === true;
    const precision = precisionOf(week, unit);
    const between =
      week.value === null ? sayNothing(words, metric, week.counts?.open) : sayBetween(words, week.interval, unit, 1);
    return {
      start,
      end,
      key: start,
      label: sayTick(start, locale),
      title: describeDays(start, end, locale),
      value: week.value,
      low: week.interval?.low ?? null,
      high: week.interval?.high ?? null,
      valueText: formatFigure(metric, week.value, locale),
      betweenText: hidden ? metrics("tooFew") : between,
      countText: hidden ? metrics("tooFewCount") : sayBasis(words, metric, week.n),
      rough: precision === "rough" || precision === "counts",
      partial: late
        ? week.value !== null && (runs || isUnsettled(metric, week.counts ?? {}))
        : place === weekly.series.length - 1 && runs,
      ...(broken ? { breakBefore: { label: t("chart.broken") } } : {}),
    };
  });
}
