import "server-only";
import { getTranslations } from "next-intl/server";
import { withTenant } from "@/db/client";
import { type RawQuery, readPlannerQuery } from "@/features/explain/planner/input";
import { readLevel } from "@/features/explain/planner/read-level";
import { type PlannerView, toPlannerView } from "@/features/explain/planner/view";
import { loadMetricWords } from "@/platform/i18n/load-metric-words";
import { requireWorkspace } from "@/platform/session";

/** The sample size planner, with the workspace's own level where it has one; for whoever may read dashboards. */
export async function loadPlanner(slug: string, raw: RawQuery): Promise<PlannerView> {
  const { db, scope, workspace } = await requireWorkspace(slug, "dashboard.read");
  const metricWords = await loadMetricWords();
  const asked = readPlannerQuery(raw, metricWords.locale);
  const now = new Date();
  const own = await withTenant(db, scope, (tx) => readLevel(tx, scope, workspace, asked.query, now));
  const words = { ...metricWords, t: await getTranslations("planner") };
  return toPlannerView(words, asked, own, `/w/${slug}/planner`);
}
