import { periodOf } from "@/domain/calendar/period";
import type { ScoreMetricId } from "@/domain/metrics/metric-id";
import type { ScaleId } from "@/domain/metrics/scale";
import type { WorkspaceCalendar } from "@/features/dashboards/choose-range";
import { describeNumber, TOO_FEW } from "@/features/dashboards/describe-number";
import type { IntervalName } from "@/features/dashboards/input";
import type { MetricAnswer } from "@/features/dashboards/metric-answer";
import { describeDay, describeDays, describeTick } from "@/features/dashboards/survey/describe-days";
import type { TrendPoint } from "@/ui/charts/trend-runs";

/** What a trend is told of. */
export interface TrendSubject {
  readonly metric: ScoreMetricId;
  readonly scale: ScaleId;
  readonly answer: Pick<MetricAnswer, "series" | "breaks">;
  readonly interval: IntervalName;
  readonly today: string;
  readonly decimals: number;
  readonly workspace: WorkspaceCalendar;
}

const BREAK_WORDS: Readonly<Record<string, string>> = {
  "new wording": "New wording",
  "new scale": "New scale",
  "new banding": "New banding",
  "new layout": "New layout",
};

/** A number's periods as points of a chart: a period that is not over says so, one where nobody answered is a gap. */
export function describeTrend(trend: TrendSubject): TrendPoint[] {
  const { metric, scale, answer, interval, today, decimals, workspace } = trend;
  return answer.series.map((period, place) => {
    const { start, end, value } = period;
    const words = describeNumber(metric, scale, period, decimals);
    const broken = answer.breaks.find((one) => one.day >= start && one.day <= end);
    const last = place === answer.series.length - 1;
    const point: TrendPoint = {
      key: start,
      label: describeTick(start, end, interval),
      title: describeDays({ from: start, to: end }),
      value,
      low: period.interval?.low ?? null,
      high: period.interval?.high ?? null,
      valueText: words.value ? `${words.value}${words.unit === "%" ? "%" : ""}` : value === null ? "—" : "few",
      betweenText: words.hidden
        ? TOO_FEW
        : value === null
          ? "Nobody answered"
          : words.value
            ? words.between
            : words.instead,
      countText: words.count,
      rough: words.precision === "rough" || words.precision === "counts",
      partial: last && start <= today && periodOf(start, interval, workspace).end >= today,
    };
    if (!broken) return point;
    return { ...point, breakBefore: { label: BREAK_WORDS[broken.reason] ?? "Break", note: describeDay(broken.day) } };
  });
}
