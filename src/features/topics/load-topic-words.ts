import { getTranslations } from "next-intl/server";
import type { TopicWords } from "@/features/topics/topic-words";
import { loadMetricWords } from "@/platform/i18n/load-metric-words";

/** What the pages of topics are said with, in the reader's language. */
export async function loadTopicWords(): Promise<TopicWords> {
  return { ...(await loadMetricWords()), t: await getTranslations("topics") };
}
