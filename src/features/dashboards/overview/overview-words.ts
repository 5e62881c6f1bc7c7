import { type DashboardWords, dashboardWordsIn } from "@/features/dashboards/survey/dashboard-words";
import { type AppLocale, directionOf } from "@/platform/i18n/locale";
import { type Translator, translatorIn } from "@/platform/i18n/translator";

/** What the overview is said with: its own words, a dashboard's, and those of numbers. */
export interface OverviewWords extends DashboardWords {
  readonly overview: Translator<"overview">;
}

/** The overview's words in one language, outside of a page. Pages ask `loadOverviewWords`. */
export function overviewWordsIn(locale: AppLocale): OverviewWords {
  return { ...dashboardWordsIn(locale), overview: translatorIn(locale, "overview") };
}

const FROM_THE_RIGHT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;

/** Somebody's own words within a sentence: held together where the sentence or they are read from the right. */
export function isolate(text: string, locale: string): string {
  return directionOf(locale) === "rtl" || FROM_THE_RIGHT.test(text) ? `\u2068${text}\u2069` : text;
}
