import { METRICS } from "@/domain/metrics/metric";
import { nameNumber, sayFigure } from "@/features/alerts/describe-alert";
import type { loadAlert } from "@/features/alerts/loaders";
import { metricOf } from "@/features/alerts/question-of";
import { sayBasis } from "@/platform/i18n/metric-words";
import { sayDay, sayTick } from "@/platform/i18n/say-days";
import type { RangeMark, RangePoint } from "@/ui/charts/range-chart";

/** An alert's weeks as its chart draws them, from where its usual range begins. */
export function describeRange({ words, found, judged, weeks, from }: Awaited<ReturnType<typeof loadAlert>>) {
  const { t, locale } = words;
  const { alert, rule, surveyName } = found;
  const metric = metricOf(rule.metric);
  const { unit, min, max } = METRICS[metric];
  const figure = (value: number | null) => sayFigure(metric, value, locale);
  const weekly = metric === "customer_churn" || metric === "customer_retention";
  const shown = weeks.slice(judged?.start ?? from);
  const offset = weeks.length - shown.length;
  const points = shown.map((week, place): RangePoint => {
    const charted = judged?.chart.weeks[place + offset];
    const { low = null, high = null, smoothed = null } = charted ?? {};
    return {
      key: week.start,
      label: sayTick(week.start, locale),
      title: `${t("page.week")} ${sayDay(week.start, locale)}`,
      value: week.value,
      ...{ smoothed, low, high, out: charted?.out != null },
      valueText: figure(week.value),
      smoothedText: figure(smoothed),
      rangeText: low === null || high === null ? "—" : `${figure(low)} – ${figure(high)}`,
      countText: weekly ? "" : sayBasis(words, metric, week.n),
    };
  });
  const known = (day: string) => points.find(({ key }) => key >= day)?.key;
  const marks: RangeMark[] = [];
  const began = known(alert.since);
  const left = known(alert.leftOn);
  if (began !== undefined) marks.push({ key: began, label: t("page.began") });
  if (alert.rule === "drift" && left !== undefined && left !== began) marks.push({ key: left, label: t("page.left") });
  const name = nameNumber(words, rule, surveyName);
  return {
    name,
    unit,
    points,
    marks,
    min: min ?? (unit === "score" ? 1 : Number.NEGATIVE_INFINITY),
    max: max ?? (unit === "score" ? 7 : Number.POSITIVE_INFINITY),
    words: { value: t("page.value"), smoothed: t("page.smoothed"), range: t("page.range") },
    caption: t(judged?.chart.baseline ? "page.caption" : "page.captionYoung"),
    fileName: `alert-${rule.metric}`,
    columns: [t("page.week"), t("page.value"), t("page.smoothed"), t("page.range"), t("page.n")] as const,
  };
}
