import type { AppLocale } from "@/platform/i18n/locale";
import type { MetricWords } from "@/platform/i18n/metric-words";
import { type Translator, translatorIn } from "@/platform/i18n/translator";

/** What alerts are said with. */
export interface AlertWords extends MetricWords {
  readonly t: Translator<"alerts">;
}

/** The words of alerts in one language. */
export function alertWordsIn(locale: AppLocale): AlertWords {
  return { locale, t: translatorIn(locale, "alerts"), metrics: translatorIn(locale, "metrics") };
}
