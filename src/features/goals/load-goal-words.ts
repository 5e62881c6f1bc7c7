import "server-only";
import { type GoalWords, goalWordsIn } from "@/features/goals/goal-words";
import { loadLocale } from "@/platform/i18n/load-metric-words";

/** What goals are said with on a page: the person's own language. */
export async function loadGoalWords(): Promise<GoalWords> {
  return goalWordsIn(await loadLocale());
}
