import { dayNumber } from "@/domain/calendar/day";
import { formatNumber, formatValue, precisionOf } from "@/domain/metrics/display";
import type { ShareInput } from "@/domain/metrics/metric";
import type { Reading } from "@/domain/metrics/reading";
import type { StayData } from "@/features/customers/staying/read-staying";
import type { StayWords } from "@/features/customers/staying/staying-words";
import { sayBetween } from "@/platform/i18n/metric-words";

/** A share of customers in words: its value, how sure, and of how many. */
export interface RateView {
  readonly value: string;
  readonly between: string;
  readonly of: string;
  readonly rough: boolean;
}

/** A rate of customers as it is said: under ten customers in counts alone. */
export function rateOf(
  reading: Reading,
  { numerator, denominator }: ShareInput,
  metric: "customer_churn" | "customer_retention",
  words: StayWords,
): RateView {
  const precision = precisionOf(reading, "percent");
  const of = words.metrics(`counts.${metric}`, { k: numerator, n: denominator });
  return {
    value:
      precision === "counts" || precision === "none"
        ? "—"
        : formatValue(reading.value, "percent", { locale: words.locale, decimals: 1 }),
    between: precision === "counts" ? "" : sayBetween(words, reading.interval, "percent", 1),
    of: precision === "none" ? words.metrics(`nothing.${metric}`) : of,
    rough: precision === "rough",
  };
}

/** "−0.6 pts" */
export function signedPoints(difference: number, words: StayWords): string {
  return words.metrics("points", {
    step: formatNumber(difference, { locale: words.locale, decimals: 1, signed: true }),
  });
}

/** The period a rate is stated over: "3 months", "45 days". */
export function sayPeriod({ days, current }: StayData, { t }: StayWords): string {
  if (!current.over) return t("period.running");
  if (days.months > 0) return t("period.months", { n: days.months });
  return t("period.days", { n: dayNumber(days.range.to) - dayNumber(days.range.from) + 1 });
}
