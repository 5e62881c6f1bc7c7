import "server-only";
import { getTranslations } from "next-intl/server";
import type { ServiceWords } from "@/features/service/times/service-words";
import { loadMetricWords } from "@/platform/i18n/load-metric-words";

/** What service times are said with on a page: the person's own language. */
export async function loadServiceWords(): Promise<ServiceWords> {
  return { ...(await loadMetricWords()), t: await getTranslations("service") };
}
