import { withTenant } from "@/db/client";
import type { NumberSheet } from "@/domain/exports/number-rows";
import { tabulateDashboard } from "@/features/dashboards/files/tabulate-dashboard";
import { dashboardWordsIn } from "@/features/dashboards/survey/dashboard-words";
import { readDashboardQuery } from "@/features/dashboards/survey/input";
import { readDashboard } from "@/features/dashboards/survey/read-dashboard";
import { notFound } from "@/platform/http/problem";
import type { SessionRequest } from "@/platform/http/with-session";
import { appLocale } from "@/platform/i18n/locale";
import { translatorIn } from "@/platform/i18n/translator";
import { isUuid } from "@/platform/is-uuid";

/** The numbers of a survey's dashboard as it stands at this address; 404 for a survey that is not of this workspace. */
export async function readDashboardSheet(request: SessionRequest): Promise<NumberSheet> {
  const { db, scope, workspace, params, url, user, now } = request;
  const surveyId = params.survey ?? "";
  if (!isUuid(surveyId)) throw notFound();
  const { query } = readDashboardQuery(Object.fromEntries(url.searchParams));
  const data = await withTenant(db, scope, (tx) => readDashboard(tx, scope, workspace, surveyId, query, now));
  if (data === null) throw notFound();
  const locale = appLocale(user.locale);
  const words = { ...dashboardWordsIn(locale), files: translatorIn(locale, "exports") };
  return tabulateDashboard(data, { workspaceName: workspace.name, workspace, query, now, words });
}
