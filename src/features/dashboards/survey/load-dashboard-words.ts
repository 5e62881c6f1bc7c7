import "server-only";
import { getTranslations } from "next-intl/server";
import type { DashboardWords } from "@/features/dashboards/survey/dashboard-words";
import { loadMetricWords } from "@/platform/i18n/load-metric-words";

/** What a dashboard is said with on a page: the person's own language. */
export async function loadDashboardWords(): Promise<DashboardWords> {
  return {
    ...(await loadMetricWords()),
    t: await getTranslations("dashboard"),
    definitions: await getTranslations("definitions"),
  };
}
