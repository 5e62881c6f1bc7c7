import type { AppLocale } from "@/platform/i18n/locale";
import type { MetricWords } from "@/platform/i18n/metric-words";
import { type Translator, translatorIn } from "@/platform/i18n/translator";

/** What a survey's dashboard is said with: its own words, and those of numbers. */
export interface DashboardWords extends MetricWords {
  readonly t: Translator<"dashboard">;
  /** What each metric means and how it is computed. */
  readonly definitions: Translator<"definitions">;
}

/** The words of a dashboard in one language, outside of a page. Pages ask `loadDashboardWords`. */
export function dashboardWordsIn(locale: AppLocale): DashboardWords {
  return {
    locale,
    t: translatorIn(locale, "dashboard"),
    metrics: translatorIn(locale, "metrics"),
    definitions: translatorIn(locale, "definitions"),
  };
}
