import "server-only";
import { withReads } from "@/db/client";
import { readOutlines } from "@/db/queries/read-outlines";
import { type SurveyListView, toSurveyList } from "@/features/dashboards/overview/surveys/view";
import { loadMetricWords } from "@/platform/i18n/load-metric-words";
import { can } from "@/platform/roles";
import { requireWorkspace } from "@/platform/session";

/** The surveys of a workspace with how they stand, each with the way to its results: for whoever reads dashboards. */
export async function loadSurveyList(slug: string): Promise<SurveyListView> {
  const { db, scope, workspace, role } = await requireWorkspace(slug, "dashboard.read");
  const outlines = await withReads(db, scope, (tx) => readOutlines(tx, scope));
  return toSurveyList(await loadMetricWords(), outlines, {
    workspacePath: `/w/${slug}`,
    mayEdit: can(role, "survey.write"),
    mayShare: can(role, "survey.read"),
    mayImport: can(role, "import.run"),
    zone: workspace.zone,
  });
}
