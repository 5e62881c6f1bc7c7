import type { AlertRuleRow } from "@/db/queries/alerts/find-rule";
import { isMetricId } from "@/domain/metrics/metric";
import type { MetricId } from "@/domain/metrics/metric-id";
import type { NumberQuestion } from "@/features/alerts/number-reader";

/** Which number a stored rule is of. */
export function questionOf({
  metric,
  surveyId,
  questionId,
  segmentName,
  segmentValue,
}: Pick<AlertRuleRow, "metric" | "surveyId" | "questionId" | "segmentName" | "segmentValue">): NumberQuestion {
  return {
    metric: metricOf(metric),
    survey: surveyId,
    question: questionId,
    segment: segmentName === null || segmentValue === null ? null : { name: segmentName, value: segmentValue },
  };
}

/** The metric of a stored rule. Throws for one that is none: only known ones are stored. */
export function metricOf(text: string): MetricId {
  if (!isMetricId(text)) throw new Error(`${text} is no metric.`);
  return text;
}
