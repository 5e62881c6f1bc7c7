import { formatValue, precisionOf } from "@/domain/metrics/display";
import { METRICS } from "@/domain/metrics/metric";
import type { MetricId } from "@/domain/metrics/metric-id";
import type { GoalNumber } from "@/features/goals/goal-reader";
import type { GoalWords } from "@/features/goals/goal-words";
import { sayBasis, sayBetween, sayStep } from "@/platform/i18n/metric-words";

/** A metric's figure with one decimal where it has one: "85.8%", "88%", "+42", "5.6". */
export function formatFigure(metric: MetricId, value: number | null, locale: string): string {
  const { unit } = METRICS[metric];
  const whole = value === null || Math.abs(value - Math.round(value)) < 0.05;
  return formatValue(value, unit, { locale, decimals: whole && unit !== "score" ? 0 : 1 });
}

/** A signed step in the metric's unit: "+0.9 pts". */
export function describeStep(words: GoalWords, metric: MetricId, step: number): string {
  const { unit } = METRICS[metric];
  return sayStep(words, unit, step, unit === "score" ? 2 : 1);
}

/** "between 75 and 81 · 938 answers"; says so where there are few. */
export function describeReading(words: GoalWords, metric: MetricId, reading: GoalNumber): string {
  const { metrics } = words;
  const { unit } = METRICS[metric];
  if (reading.suppressed) return metrics("tooFew");
  const precision = precisionOf(reading, unit);
  const few = precision === "counts" || precision === "rough" ? metrics("rough") : "";
  const between = sayBetween(words, reading.interval, unit, 1);
  return [between, sayBasis(words, metric, reading.n), few].filter(Boolean).join(" · ");
}
