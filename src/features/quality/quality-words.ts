import type { MetricWords } from "@/platform/i18n/metric-words";
import type { Translator } from "@/platform/i18n/translator";

/** What quality is said with: its own words, those of numbers, and the language that prints figures. */
export interface QualityWords extends MetricWords {
  readonly t: Translator<"quality">;
}
