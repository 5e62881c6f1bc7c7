import type { MetricWords } from "@/platform/i18n/metric-words";
import type { Translator } from "@/platform/i18n/translator";

/** What the planner is said with: its own words, and those of numbers. */
export interface PlannerWords extends MetricWords {
  readonly t: Translator<"planner">;
}
