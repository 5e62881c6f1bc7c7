import { decimalsOf, formatMinutes, formatNumber, MINUS } from "@/domain/metrics/display";
import type { Interval } from "@/domain/metrics/interval";
import { isScoreMetric } from "@/domain/metrics/metric";
import type { MetricId, Unit } from "@/domain/metrics/metric-id";
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
  const [low, high] = [print(interval.low), print(interval.high)];
  // A time is told to the minute: with many of them, both ends may print the same.
  return unit === "minutes" && low === high ? metrics("betweenSame") : metrics("between", { low, high });
}

/** Counts in words for few answers: "7 of 9 satisfied", "5 promoters, 2 passives, 1 detractor". */
export function sayCounts(
  { metrics }: MetricWords,
  metric: MetricId,
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
  switch (metric) {
    case "revenue_churn":
    case "net_revenue_retention":
      return metrics(`basis.${metric}`, { n: of("customers") });
    case "first_response_time":
    case "resolution_time":
      return metrics(`basis.${metric}`, { n: of("counted") });
    case "quality_score":
      return metrics(`basis.${metric}`, { n: of("reviews") });
    default:
      return metrics(`counts.${metric}`, { k: of("numerator"), n: of("denominator") });
  }
}

/**
 * What a number rests on, in its own words: "412 answers", "2,946 customers at the start", "3,918 answered". Beside the response
 * rate stand the invitations that may still be answered (`open`) and are not in it.
 */
export function sayBasis({ metrics }: Pick<MetricWords, "metrics">, metric: MetricId, n: number, open = 0): string {
  if (metric === "response_rate" && open > 0) return metrics("basisOpen.response_rate", { n, open });
  if (metric === "completion_rate") return metrics("started", { n });
  return isScoreMetric(metric) ? metrics("answers", { n }) : metrics(`basis.${metric}`, { n });
}

/** Why there is no number: nobody answered, nothing was delivered or is old enough, no customer was there at the start. */
export function sayNothing({ metrics }: Pick<MetricWords, "metrics">, metric: MetricId, open = 0): string {
  if (metric === "response_rate" && open > 0) return metrics("nothingOpen.response_rate", { open });
  if (metric === "completion_rate") return metrics("nobodyStarted");
  return isScoreMetric(metric) ? metrics("noAnswers") : metrics(`nothing.${metric}`);
}

/** A change in the steps of its unit: "−8.9 pts", "+0.3", "−11 min". */
export function sayStep({ metrics, locale }: MetricWords, unit: Unit, step: number, decimals: number): string {
  if (unit === "minutes") return signedMinutes(step, locale);
  const signed = formatNumber(step, { locale, decimals, signed: true });
  return unit === "score" ? signed : metrics("points", { step: signed });
}

/** A length of time that was added or taken away: "+4 min", "−1 h 10 min". */
export function signedMinutes(minutes: number, locale: string): string {
  const size = formatMinutes(Math.abs(minutes), locale);
  return size === formatMinutes(0, locale) ? size : `${minutes < 0 ? MINUS : "+"}${size}`;
}
