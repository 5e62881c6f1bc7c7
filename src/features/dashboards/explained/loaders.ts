import "server-only";
import { withTenant } from "@/db/client";
import { isMetricId, isScoreMetric } from "@/domain/metrics/metric";
import { describeOperation } from "@/features/dashboards/explained/describe-operation";
import { readExplained } from "@/features/dashboards/explained/read-explained";
import { readExplainedOperation } from "@/features/dashboards/explained/read-explained-operation";
import { type ExplainedView, toExplainedView } from "@/features/dashboards/explained/view";
import { type RawQuery, readDashboardQuery } from "@/features/dashboards/survey/input";
import { loadDashboardWords } from "@/features/dashboards/survey/load-dashboard-words";
import { can } from "@/platform/roles";
import { requireWorkspace } from "@/platform/session";

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * The ledger of one number, by the names of the API's query (survey, question, from, to, compare, filter.<dimension>); the
 * default days where none are named. Null where there is no such number: the page then only defines it.
 */
export async function loadExplained(slug: string, metric: string, raw: RawQuery): Promise<ExplainedView | null> {
  const { db, scope, workspace, role } = await requireWorkspace(slug, "dashboard.read");
  if (!isMetricId(metric)) return null;
  const { query } = readDashboardQuery(raw);
  const survey = typeof raw.survey === "string" && UUID.test(raw.survey) ? raw.survey.toLowerCase() : undefined;
  const { question, from, to, filters, compare } = query;
  const asked = {
    metric,
    filters,
    ...(survey ? { survey } : {}),
    ...(question ? { question } : {}),
    ...(from && to ? { from, to } : {}),
    ...(compare && compare !== "none" ? { compare } : {}),
  };
  const now = new Date();
  if (!isScoreMetric(metric)) {
    const own = { ...asked, metric };
    const explained = await withTenant(db, scope, (tx) => readExplainedOperation(tx, scope, workspace, own, now));
    return describeOperation(await loadDashboardWords(), explained, {
      ...{ filters, now, zone: workspace.zone, activeForDays: workspace.activeForDays },
      workspacePath: `/w/${slug}`,
    });
  }
  const found = await withTenant(db, scope, (tx) => readExplained(tx, scope, workspace, { ...asked, metric }, now));
  if (found === null) return null;
  return toExplainedView(found, {
    ...{ metric, filters, survey, question, now },
    workspacePath: `/w/${slug}`,
    mayRead: can(role, "response.read"),
    zone: workspace.zone,
    words: await loadDashboardWords(),
  });
}
