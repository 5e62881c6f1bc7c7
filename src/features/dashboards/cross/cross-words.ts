import type { DashboardWords } from "@/features/dashboards/survey/dashboard-words";
import type { Translator } from "@/platform/i18n/translator";

/** What a cross table is said with. */
export interface CrossWords extends DashboardWords {
  readonly cross: Translator<"cross">;
}
