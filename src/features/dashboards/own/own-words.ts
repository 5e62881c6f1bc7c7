import { type OverviewWords, overviewWordsIn } from "@/features/dashboards/overview/overview-words";
import type { AppLocale } from "@/platform/i18n/locale";
import { type Translator, translatorIn } from "@/platform/i18n/translator";

/** What dashboards of one's own are said with: their own words, the overview's, those of numbers. */
export interface OwnWords extends OverviewWords {
  readonly o: Translator<"ownDashboards">;
}

/** The same in one language. */
export function ownWordsIn(locale: AppLocale): OwnWords {
  return { ...overviewWordsIn(locale), o: translatorIn(locale, "ownDashboards") };
}
