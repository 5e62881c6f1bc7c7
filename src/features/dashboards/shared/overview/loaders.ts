import "server-only";
import { getTranslations } from "next-intl/server";
import { type Db, withTenant } from "@/db/client";
import type { WorkspaceScope } from "@/db/scope";
import type { WorkspaceCalendar } from "@/features/dashboards/choose-range";
import { overviewHref, overviewParams, readOverviewQuery } from "@/features/dashboards/overview/input";
import { readOverview } from "@/features/dashboards/overview/read-overview";
import {
  readSharedOverview,
  type SharedOverviewQuery,
} from "@/features/dashboards/shared/overview/read-shared-overview";
import { type SharedOverviewView, toSharedOverview } from "@/features/dashboards/shared/overview/view";
import { describeChosen } from "@/features/dashboards/survey/describe-days";
import type { RawQuery } from "@/features/dashboards/survey/input";
import { loadDashboardWords } from "@/features/dashboards/survey/load-dashboard-words";
import { requireWorkspace } from "@/platform/session";

/** The overview as a share link shows it; null where it was of one survey, which does not exist any more. */
export async function loadSharedOverview(
  gate: { readonly db: Db; readonly scope: WorkspaceScope; readonly workspace: WorkspaceCalendar },
  asked: SharedOverviewQuery,
  now: Date,
): Promise<SharedOverviewView | null> {
  const { db, scope, workspace } = gate;
  const t = await getTranslations("share");
  const words = { ...(await loadDashboardWords()), overview: await getTranslations("overview") };
  const read = await withTenant(db, scope, (tx) => readSharedOverview(tx, scope, workspace, asked, now));
  return read && toSharedOverview(words, read.data, { workspace, query: read.query, asked, now, t });
}

/** The overview as it can be shared: its address and what to say of it in the form of a new link. */
export async function loadShareableOverview(slug: string, raw: RawQuery) {
  const { db, scope, workspace } = await requireWorkspace(slug, "share.make");
  const { query } = readOverviewQuery(raw);
  const data = await withTenant(db, scope, (tx) => readOverview(tx, scope, workspace, query, new Date()));
  const words = await loadDashboardWords();
  const t = await getTranslations("share");
  const days = data.numbers?.days;
  const only = query.survey === undefined ? [] : data.surveys.map(({ name }) => name);
  return {
    view: "overview" as const,
    name: t("views.overview"),
    details: [...only, ...Object.entries(query.filters).map(([name, value]) => `${name}: ${value}`)],
    params: overviewParams(query),
    moves: query.from === undefined,
    days: days ? { ...days.range, text: describeChosen(days, words) } : null,
    back: overviewHref(`/w/${slug}`, query),
  };
}
