import "server-only";
import { getTranslations } from "next-intl/server";
import type { GoalWords } from "@/features/goals/goal-words";
import { loadMetricWords } from "@/platform/i18n/load-metric-words";

/** What goals are said with on a page: the person's own language. */
export async function loadGoalWords(): Promise<GoalWords> {
  return { ...(await loadMetricWords()), t: await getTranslations("goals"), i: await getTranslations("initiatives") };
}
