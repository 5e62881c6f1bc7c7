import { getLocale } from "next-intl/server";
import { type AppLocale, appLocale } from "@/platform/i18n/locale";
import type { MetricWords } from "@/platform/i18n/metric-words";
import { translatorIn } from "@/platform/i18n/translator";

/** What numbers are said with on a page: the person's own language. */
export async function loadMetricWords(): Promise<MetricWords> {
  const locale = await loadLocale();
  return { metrics: translatorIn(locale, "metrics"), locale };
}

/**
 * The person's language, for those who say much on one page: the process's own translators remember how messages read, where
 * those of a request read each of them anew.
 */
export async function loadLocale(): Promise<AppLocale> {
  return appLocale(await getLocale());
}
