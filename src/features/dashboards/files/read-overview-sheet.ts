import { withTenant } from "@/db/client";
import type { NumberSheet } from "@/domain/exports/number-rows";
import { pageWordsIn } from "@/features/dashboards/compare/page-words";
import { tabulateOverview } from "@/features/dashboards/files/tabulate-overview";
import { readOverviewQuery } from "@/features/dashboards/overview/input";
import { readOverview } from "@/features/dashboards/overview/read-overview";
import type { SessionRequest } from "@/platform/http/with-session";
import { appLocale } from "@/platform/i18n/locale";
import { translatorIn } from "@/platform/i18n/translator";

/** The numbers of the overview as it stands at this address. */
export async function readOverviewSheet({
  db,
  scope,
  workspace,
  url,
  user,
  now,
}: SessionRequest): Promise<NumberSheet> {
  const { query } = readOverviewQuery(Object.fromEntries(url.searchParams));
  const data = await withTenant(db, scope, (tx) => readOverview(tx, scope, workspace, query, now));
  const locale = appLocale(user.locale);
  const words = { ...pageWordsIn(locale), files: translatorIn(locale, "exports") };
  return tabulateOverview(data, { workspaceName: workspace.name, workspace, query, now, words });
}
