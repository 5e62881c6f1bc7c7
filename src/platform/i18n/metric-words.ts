import { decimalsOf, formatMinutes, formatNumber } from "@/domain/metrics/display";
import type { Interval } from "@/domain/metrics/interval";
import type { ScoreMetricId, Unit } from "@/domain/metrics/metric-id";
import type { Translator } from "@/platform/i18n/translator";

/** What numbers are said with: the words of the namespace `metrics`, and the language that prints figures. */
export interface MetricWords {
  readonly metrics: Translator<"metrics">;
  readonly locale: string;
}

/** "between 37 and 42": where the value would land again, 19 times of 20. Null gives "". */
export function sayBetween(
  { metrics, locale }: MetricWords,
  interval: Pick<Interval, "low" | "high"> | null,
  unit: Unit,
  decimals: number = decimalsOf(unit),
): string {
  if (interval === null) return "";
  const print = (value: number) =>
    unit === "minutes" ? formatMinutes(value, locale) : formatNumber(value, { locale, decimals });
  return metrics("between", { low: print(interval.low), high: print(interval.high) });
}

/** Counts in words for few answers: "7 of 9 satisfied", "5 promoters, 2 passives, 1 detractor". */
export function sayCounts(
  { metrics }: MetricWords,
  metric: ScoreMetricId,
  counts: Readonly<Record<string, number>>,
): string {
  const of = (name: string) => counts[name] ?? 0;
  if (metric === "nps")
    return metrics("counts.nps", {
      promoters: of("promoters"),
      passives: of("passives"),
      detractors: of("detractors"),
    });
  if (metric === "csat")
    return metrics("counts.csat", {
      k: of("satisfied"),
      n: of("satisfied") + of("neutral") + of("dissatisfied"),
    });
  if (metric === "ces")
    return metrics("counts.ces", { k: of("easy"), n: of("easy") + of("neutral") + of("difficult") });
  return metrics("counts.completion_rate", { k: of("numerator"), n: of("denominator") });
}
