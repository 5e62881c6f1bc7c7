import "server-only";
import { withTenant } from "@/db/client";
import { narrowWhereSlow } from "@/features/dashboards/narrow-where-slow";
import { overviewParams, readOverviewQuery } from "@/features/dashboards/overview/input";
import { type OverviewWords, overviewWordsIn } from "@/features/dashboards/overview/overview-words";
import { readOverview } from "@/features/dashboards/overview/read-overview";
import { toOverviewView } from "@/features/dashboards/overview/view";
import type { RawQuery } from "@/features/dashboards/survey/input";
import { loadLocale } from "@/platform/i18n/load-metric-words";
import { can } from "@/platform/roles";
import { requireWorkspace } from "@/platform/session";
import { viewPlaces } from "@/platform/view-places";

/** The overview of a workspace, for whoever may read dashboards. */
export async function loadOverview(slug: string, raw: RawQuery) {
  const { db, scope, workspace, role } = await requireWorkspace(slug, "dashboard.read");
  const now = new Date();
  const { query: wanted, ignored } = readOverviewQuery(raw);
  const {
    data,
    asked: query,
    left,
  } = await withTenant(db, scope, (tx) =>
    narrowWhereSlow(wanted, (asked) => readOverview(tx, scope, workspace, asked, now)),
  );
  const view = toOverviewView(await loadOverviewWords(), data, {
    workspacePath: `/w/${slug}`,
    workspace,
    mayEdit: can(role, "survey.write"),
    mayImport: can(role, "import.run"),
    mayRead: can(role, "response.read"),
    query,
    ignored: [...ignored, ...left],
    now,
  });
  const files = `/w/${slug}/numbers`;
  return { ...view, taken: viewPlaces({ slug, view: "overview", files, params: overviewParams(query) }, role) };
}

async function loadOverviewWords(): Promise<OverviewWords> {
  return overviewWordsIn(await loadLocale());
}
