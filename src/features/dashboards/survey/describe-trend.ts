import { periodOf } from "@/domain/calendar/period";
import type { MetricId } from "@/domain/metrics/metric-id";
import { isUnsettled, settlingDays } from "@/domain/metrics/rates";
import type { ScaleId } from "@/domain/metrics/scale";
import type { WorkspaceCalendar } from "@/features/dashboards/choose-range";
import { describeNumber } from "@/features/dashboards/describe-number";
import type { IntervalName } from "@/features/dashboards/input";
import type { MetricAnswer } from "@/features/dashboards/metric-answer";
import type { DashboardWords } from "@/features/dashboards/survey/dashboard-words";
import { describeDays, describeTick } from "@/features/dashboards/survey/describe-days";
import { sayDay } from "@/platform/i18n/say-days";
import type { TrendPoint } from "@/ui/charts/trend-runs";

/** What a trend is told of. */
export interface TrendSubject {
  readonly metric: MetricId;
  /** Null where the number follows from no answers. */
  readonly scale: ScaleId | null;
  readonly answer: Pick<MetricAnswer, "series" | "breaks">;
  readonly interval: IntervalName;
  readonly today: string;
  readonly decimals: number;
  readonly workspace: WorkspaceCalendar;
}

const BREAKS = ["new wording", "new scale", "new banding", "new layout"] as const;

/** A number's periods as points of a chart: a period that is not over says so, one where nobody answered is a gap. */
export function describeTrend(words: DashboardWords, trend: TrendSubject): TrendPoint[] {
  const { t, locale } = words;
  const { metric, scale, answer, interval, today, decimals, workspace } = trend;
  const late = settlingDays(metric) > 0;
  return answer.series.map((period, place) => {
    const { start, end, value } = period;
    const number = describeNumber(words, metric, scale, period, decimals);
    const broken = answer.breaks.find((one) => one.day >= start && one.day <= end);
    const last = place === answer.series.length - 1;
    const whole = periodOf(start, interval, workspace);
    const point: TrendPoint = {
      key: start,
      label: describeTick(start, end, interval, locale),
      title: describeDays({ from: start, to: end }, locale),
      value,
      low: period.interval?.low ?? null,
      high: period.interval?.high ?? null,
      valueText: number.value
        ? number.unit === "%"
          ? number.text
          : number.value
        : value === null
          ? "—"
          : t("trend.few"),
      betweenText:
        value === null && !number.hidden && !period.counts.open
          ? t("trend.nobody")
          : number.value
            ? number.between
            : number.instead,
      countText: number.count,
      rough: number.precision === "rough" || number.precision === "counts",
      // Of a number that settles late those with a value that still changes; what is too new has none.
      partial: late
        ? value !== null && (isUnsettled(metric, period.counts) || whole.end >= today)
        : last && start <= today && whole.end >= today,
    };
    if (!broken) return point;
    const reason = BREAKS.find((one) => one === broken.reason);
    const label = reason ? t(`trend.breaks.${reason}`) : t("trend.break");
    return { ...point, breakBefore: { label, note: sayDay(broken.day, locale) } };
  });
}
