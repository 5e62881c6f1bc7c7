import type { DashboardWords } from "@/features/dashboards/survey/dashboard-words";
import type { Translator } from "@/platform/i18n/translator";

/** What the results of all questions are said with. */
export interface QuestionWords extends DashboardWords {
  readonly questions: Translator<"questions">;
  readonly kinds: Translator<"kinds">;
}
