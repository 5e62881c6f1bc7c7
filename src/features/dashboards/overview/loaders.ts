import "server-only";
import { withReads } from "@/db/client";
import { PAGE_PATIENCE } from "@/db/queries/with-patience";
import { overviewParams, readOverviewQuery } from "@/features/dashboards/overview/input";
import { type OverviewWords, overviewWordsIn } from "@/features/dashboards/overview/overview-words";
import { type OverviewNumbers, readOverview } from "@/features/dashboards/overview/read-overview";
import { toOverviewView } from "@/features/dashboards/overview/view";
import { describeClosedNote } from "@/features/dashboards/periods/closed-note";
import type { RawQuery } from "@/features/dashboards/survey/input";
import { loadLocale } from "@/platform/i18n/load-metric-words";
import { narrowWhereSlow } from "@/platform/narrow-where-slow";
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
  } = await withReads(db, scope, (tx) =>
    narrowWhereSlow(wanted, (asked) => readOverview(tx, scope, workspace, asked, now, PAGE_PATIENCE)),
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
  const closed = await sayClosedNote(slug, data.numbers);
  const files = `/w/${slug}/numbers`;
  return { ...view, closed, taken: viewPlaces({ slug, view: "overview", files, params: overviewParams(query) }, role) };
}

/** Where exactly a closed period is shown: the number that leads the page, then and today. */
async function sayClosedNote(slug: string, numbers: OverviewNumbers | null) {
  if (!numbers?.main) return null;
  const { tile, closed } = numbers.main;
  const today = { metric: tile.metric, scale: tile.computed.scale, reading: tile.computed.answer };
  return describeClosedNote(await loadLocale(), slug, closed, today);
}

async function loadOverviewWords(): Promise<OverviewWords> {
  return overviewWordsIn(await loadLocale());
}
