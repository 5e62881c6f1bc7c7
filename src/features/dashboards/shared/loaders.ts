import "server-only";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { type Db, withTenant } from "@/db/client";
import type { WorkspaceScope } from "@/db/scope";
import type { WorkspaceCalendar } from "@/features/dashboards/choose-range";
import { readShared, type SharedDashboardQuery } from "@/features/dashboards/shared/read-shared";
import { type SharedDashboardView, toSharedDashboard } from "@/features/dashboards/shared/view";
import { describeChosen } from "@/features/dashboards/survey/describe-days";
import { dashboardHref, dashboardParams, type RawQuery, readDashboardQuery } from "@/features/dashboards/survey/input";
import { loadDashboardWords } from "@/features/dashboards/survey/load-dashboard-words";
import { readDashboard } from "@/features/dashboards/survey/read-dashboard";
import { requireWorkspace } from "@/platform/session";

/** A survey's dashboard as a share link shows it; null where the survey does not exist any more. */
export async function loadSharedDashboard(
  gate: { readonly db: Db; readonly scope: WorkspaceScope; readonly workspace: WorkspaceCalendar },
  asked: Omit<SharedDashboardQuery, "nameless">,
  now: Date,
): Promise<SharedDashboardView | null> {
  const t = await getTranslations("share");
  const words = await loadDashboardWords();
  const nameless = { attribute: t("namelessAttribute"), group: (place: number) => t("nameless", { place }) };
  const read = await withTenant(gate.db, gate.scope, (tx) =>
    readShared(tx, gate.scope, gate.workspace, { ...asked, nameless }, now),
  );
  return read && toSharedDashboard(read.data, { workspace: gate.workspace, query: read.query, asked, now, t, words });
}

/** A survey's dashboard as it can be shared: its address and what to say of it in the form of a new link. */
export async function loadShareableDashboard(slug: string, surveyId: string, raw: RawQuery) {
  const { db, scope, workspace } = await requireWorkspace(slug, "share.make");
  const { query } = readDashboardQuery(raw);
  const data = await withTenant(db, scope, (tx) => readDashboard(tx, scope, workspace, surveyId, query, new Date()));
  if (data === null) notFound();
  const days = data.numbers?.days;
  return {
    view: "survey" as const,
    survey: surveyId,
    name: data.outline.name,
    details: [data.tab.title, ...Object.entries(query.filters).map(([name, value]) => `${name}: ${value}`)],
    params: dashboardParams({ ...query, comments: 1 }),
    // Days that somebody typed are those days for ever; named ones can move.
    moves: query.from === undefined,
    days: days ? { ...days.range, text: describeChosen(days, await loadDashboardWords()) } : null,
    back: dashboardHref(`/w/${slug}/surveys/${surveyId}`, query),
  };
}
