import type { MetricWords } from "@/platform/i18n/metric-words";
import type { Translator } from "@/platform/i18n/translator";

/** What service times are said with: their own words, those of numbers, and the language that prints figures. */
export interface ServiceWords extends MetricWords {
  readonly t: Translator<"service">;
}
