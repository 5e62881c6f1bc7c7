import { METRICS } from "@/domain/metrics/metric";
import type { MetricId } from "@/domain/metrics/metric-id";
import type { ScaleId } from "@/domain/metrics/scale";
import { decimalsFor, describeNumber } from "@/features/dashboards/describe-number";
import type { CountedReading } from "@/features/dashboards/periods/compare-numbers";
import type { MetricWords } from "@/platform/i18n/metric-words";

/** "41", "380 answers", "between 37 and 42"; a few are told in counts. */
export function sayReading(
  words: MetricWords,
  metric: MetricId,
  scale: ScaleId | null,
  reading: CountedReading,
  decimals?: number,
) {
  const number = describeNumber(words, metric, scale, reading, decimals);
  return { text: number.text || number.instead, count: number.text ? number.count : "", between: number.between };
}

/** As many decimals as tell two readings apart, where one more does. */
export function decimalsOfBoth(metric: MetricId, a: CountedReading | null, b: CountedReading | null): number {
  const [one, other] = [a?.value ?? null, b?.value ?? null];
  const usual = decimalsFor(metric, other, null, false);
  if (one === null || other === null || one === other || METRICS[metric].unit === "minutes") return usual;
  return Math.abs(other - one) * 10 ** usual < 1 ? usual + 1 : usual;
}
