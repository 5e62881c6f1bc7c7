import "server-only";
import { type DashboardWords, dashboardWordsIn } from "@/features/dashboards/survey/dashboard-words";
import { loadLocale } from "@/platform/i18n/load-metric-words";

/** What a dashboard is said with on a page: the person's own language. */
export async function loadDashboardWords(): Promise<DashboardWords> {
  return dashboardWordsIn(await loadLocale());
}
