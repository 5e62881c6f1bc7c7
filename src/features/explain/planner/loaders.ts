import "server-only";
import { withTenant } from "@/db/client";
import { type RawQuery, readPlannerQuery } from "@/features/explain/planner/input";
import { readLevel } from "@/features/explain/planner/read-level";
import { type PlannerView, toPlannerView } from "@/features/explain/planner/view";
import { requireWorkspace } from "@/platform/session";

/** The sample size planner, with the workspace's own level where it has one; for whoever may read dashboards. */
export async function loadPlanner(slug: string, raw: RawQuery): Promise<PlannerView> {
  const { db, scope, workspace } = await requireWorkspace(slug, "dashboard.read");
  const asked = readPlannerQuery(raw);
  const now = new Date();
  const own = await withTenant(db, scope, (tx) => readLevel(tx, scope, workspace, asked.query, now));
  return toPlannerView(asked, own, `/w/${slug}/planner`);
}
