import type { CompareWords } from "@/features/dashboards/compare/describe-split";
import { type DashboardWords, dashboardWordsIn } from "@/features/dashboards/survey/dashboard-words";
import type { AppLocale } from "@/platform/i18n/locale";
import { translatorIn } from "@/platform/i18n/translator";

/** What the compare page is said with: its own words, the dashboard's and those of numbers. */
export type PageWords = CompareWords & DashboardWords;

/** The words of the page in one language, outside of it. */
export function pageWordsIn(locale: AppLocale): PageWords {
  return { ...dashboardWordsIn(locale), compare: translatorIn(locale, "compare") };
}
