import type { AppLocale } from "@/platform/i18n/locale";
import type { MetricWords } from "@/platform/i18n/metric-words";
import { type Translator, translatorIn } from "@/platform/i18n/translator";

/** What goals are said with: their own words, those of initiatives, those of numbers. */
export interface GoalWords extends MetricWords {
  readonly t: Translator<"goals">;
  readonly i: Translator<"initiatives">;
}

/** The words of goals in one language; the API speaks English. Pages ask `loadGoalWords`. */
export function goalWordsIn(locale: AppLocale): GoalWords {
  return {
    locale,
    t: translatorIn(locale, "goals"),
    i: translatorIn(locale, "initiatives"),
    metrics: translatorIn(locale, "metrics"),
  };
}
