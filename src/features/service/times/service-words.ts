import { dateFormat } from "@/platform/i18n/formats";
import type { MetricWords } from "@/platform/i18n/metric-words";
import type { Translator } from "@/platform/i18n/translator";

/** What service times are said with: their own words, those of numbers, and the language that prints figures. */
export interface ServiceWords extends MetricWords {
  readonly t: Translator<"service">;
}

/** A moment in the workspace's zone: "31 Dec 2026, 14:05:09". */
export function sayMoment(at: Date, zone: string, locale: string): string {
  return dateFormat(locale, { dateStyle: "medium", timeStyle: "medium", timeZone: zone }).format(at);
}
