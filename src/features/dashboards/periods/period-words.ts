import { type DashboardWords, dashboardWordsIn } from "@/features/dashboards/survey/dashboard-words";
import type { AppLocale } from "@/platform/i18n/locale";
import { type Translator, translatorIn } from "@/platform/i18n/translator";

/** What closed periods are said with: their own words, a dashboard's, those of numbers. */
export interface PeriodWords extends DashboardWords {
  readonly p: Translator<"periods">;
}

/** The same in one language. */
export function periodWordsIn(locale: AppLocale): PeriodWords {
  return { ...dashboardWordsIn(locale), p: translatorIn(locale, "periods") };
}
