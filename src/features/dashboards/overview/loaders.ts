import "server-only";
import { getTranslations } from "next-intl/server";
import { withTenant } from "@/db/client";
import { overviewParams, readOverviewQuery } from "@/features/dashboards/overview/input";
import type { OverviewWords } from "@/features/dashboards/overview/overview-words";
import { readOverview } from "@/features/dashboards/overview/read-overview";
import { toOverviewView } from "@/features/dashboards/overview/view";
import type { RawQuery } from "@/features/dashboards/survey/input";
import { loadDashboardWords } from "@/features/dashboards/survey/load-dashboard-words";
import { can } from "@/platform/roles";
import { requireWorkspace } from "@/platform/session";
import { viewPlaces } from "@/platform/view-places";

/** The overview of a workspace, for whoever may read dashboards. */
export async function loadOverview(slug: string, raw: RawQuery) {
  const { db, scope, workspace, role } = await requireWorkspace(slug, "dashboard.read");
  const now = new Date();
  const { query, ignored } = readOverviewQuery(raw);
  const data = await withTenant(db, scope, (tx) => readOverview(tx, scope, workspace, query, now));
  const view = toOverviewView(await loadOverviewWords(), data, {
    workspacePath: `/w/${slug}`,
    workspace,
    mayEdit: can(role, "survey.write"),
    mayImport: can(role, "import.run"),
    mayRead: can(role, "response.read"),
    query,
    ignored,
    now,
  });
  const files = `/w/${slug}/numbers`;
  return { ...view, taken: viewPlaces({ slug, view: "overview", files, params: overviewParams(query) }, role) };
}

async function loadOverviewWords(): Promise<OverviewWords> {
  return { ...(await loadDashboardWords()), overview: await getTranslations("overview") };
}
