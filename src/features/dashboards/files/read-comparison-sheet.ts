import { withTenant } from "@/db/client";
import type { NumberSheet } from "@/domain/exports/number-rows";
import { readCompareQuery } from "@/features/dashboards/compare/input";
import { pageWordsIn } from "@/features/dashboards/compare/page-words";
import { readComparison } from "@/features/dashboards/compare/read-comparison";
import { tabulateComparison } from "@/features/dashboards/files/tabulate-comparison";
import { notFound } from "@/platform/http/problem";
import type { SessionRequest } from "@/platform/http/with-session";
import { appLocale } from "@/platform/i18n/locale";
import { translatorIn } from "@/platform/i18n/translator";
import { isUuid } from "@/platform/is-uuid";

/** The numbers of a comparison as it stands at this address; 404 for a survey that is not of this workspace. */
export async function readComparisonSheet(request: SessionRequest): Promise<NumberSheet> {
  const { db, scope, workspace, params, url, user, now } = request;
  const surveyId = params.survey ?? "";
  if (!isUuid(surveyId)) throw notFound();
  const { query } = readCompareQuery(Object.fromEntries(url.searchParams));
  const found = await withTenant(db, scope, (tx) => readComparison(tx, scope, workspace, surveyId, query, now));
  if (found === null) throw notFound();
  const locale = appLocale(user.locale);
  const words = { ...pageWordsIn(locale), files: translatorIn(locale, "exports") };
  return tabulateComparison(found, { workspaceName: workspace.name, zone: workspace.zone, now, words });
}
