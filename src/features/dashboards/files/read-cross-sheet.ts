import { withTenant } from "@/db/client";
import type { NumberSheet } from "@/domain/exports/number-rows";
import { readCrossQuery } from "@/features/dashboards/cross/input";
import { readCross } from "@/features/dashboards/cross/read-cross";
import { tabulateCross } from "@/features/dashboards/files/tabulate-cross";
import { dashboardWordsIn } from "@/features/dashboards/survey/dashboard-words";
import { notFound, tookTooLong } from "@/platform/http/problem";
import type { SessionRequest } from "@/platform/http/with-session";
import { appLocale } from "@/platform/i18n/locale";
import { translatorIn } from "@/platform/i18n/translator";
import { isUuid } from "@/platform/is-uuid";

/** A cross table as it stands at this address; 404 for a survey that is not of this workspace, 503 where it takes too long. */
export async function readCrossSheet(request: SessionRequest): Promise<NumberSheet> {
  const { db, scope, workspace, params, url, user, now } = request;
  const surveyId = params.survey ?? "";
  if (!isUuid(surveyId)) throw notFound();
  const { query } = readCrossQuery(Object.fromEntries(url.searchParams));
  const data = await withTenant(db, scope, (tx) => readCross(tx, scope, workspace, surveyId, query, now));
  if (data === null) throw notFound();
  const locale = appLocale(user.locale);
  const words = {
    ...dashboardWordsIn(locale),
    cross: translatorIn(locale, "cross"),
    files: translatorIn(locale, "exports"),
  };
  if (data.table === null) throw tookTooLong();
  return tabulateCross(data, data.table, { workspaceName: workspace.name, zone: workspace.zone, now, words });
}
