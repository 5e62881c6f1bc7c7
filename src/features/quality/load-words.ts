import "server-only";
import { getTranslations } from "next-intl/server";
import type { QualityWords } from "@/features/quality/quality-words";
import { loadMetricWords } from "@/platform/i18n/load-metric-words";

/** What quality is said with on a page: the person's own language. */
export async function loadQualityWords(): Promise<QualityWords> {
  return { ...(await loadMetricWords()), t: await getTranslations("quality") };
}
