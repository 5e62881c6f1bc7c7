import { getLocale, getTranslations } from "next-intl/server";
import type { MetricWords } from "@/platform/i18n/metric-words";

/** What numbers are said with on a page: the person's own language. */
export async function loadMetricWords(): Promise<MetricWords> {
  return { metrics: await getTranslations("metrics"), locale: await getLocale() };
}
