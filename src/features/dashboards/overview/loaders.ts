import "server-only";
import { withTenant } from "@/db/client";
import { readOutlines } from "@/db/queries/read-outlines";
import { readOverview } from "@/features/dashboards/overview/read-overview";
import {
  type OverviewView,
  type SurveyListView,
  toOverviewView,
  toSurveyList,
} from "@/features/dashboards/overview/view";
import { can } from "@/platform/roles";
import { requireWorkspace } from "@/platform/session";

/** The surveys of a workspace with their numbers, for whoever may read dashboards. */
export async function loadOverview(slug: string): Promise<OverviewView> {
  const { db, scope, workspace, role } = await requireWorkspace(slug, "dashboard.read");
  const now = new Date();
  const numbers = await withTenant(db, scope, (tx) => readOverview(tx, scope, workspace, now));
  return toOverviewView(numbers, {
    workspacePath: `/w/${slug}`,
    mayEdit: can(role, "survey.write"),
    mayImport: can(role, "import.run"),
  });
}

/** The surveys of a workspace with how they stand. */
export async function loadSurveyList(slug: string): Promise<SurveyListView> {
  const { db, scope, workspace, role } = await requireWorkspace(slug, "survey.read");
  const outlines = await withTenant(db, scope, (tx) => readOutlines(tx, scope));
  return toSurveyList(outlines, {
    workspacePath: `/w/${slug}`,
    mayEdit: can(role, "survey.write"),
    mayImport: can(role, "import.run"),
    zone: workspace.zone,
  });
}
