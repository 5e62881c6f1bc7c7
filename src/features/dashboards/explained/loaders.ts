import "server-only";
import { withTenant } from "@/db/client";
import { findClosedNumber } from "@/db/queries/periods/find-closed-number";
import { isMetricId, isScoreMetric } from "@/domain/metrics/metric";
import { describeOperation } from "@/features/dashboards/explained/describe-operation";
import { readExplained } from "@/features/dashboards/explained/read-explained";
import { readExplainedOperation } from "@/features/dashboards/explained/read-explained-operation";
import { type ExplainedView, toExplainedView } from "@/features/dashboards/explained/view";
import { type ClosedNoteView, describeClosedNote } from "@/features/dashboards/periods/closed-note";
import { type RawQuery, readDashboardQuery } from "@/features/dashboards/survey/input";
import { loadDashboardWords } from "@/features/dashboards/survey/load-dashboard-words";
import { loadLocale } from "@/platform/i18n/load-metric-words";
import { isUuid } from "@/platform/is-uuid";
import { can } from "@/platform/roles";
import { requireWorkspace } from "@/platform/session";

/**
 * The ledger of one number, by the names of the API's query (survey, question, from, to, compare, filter.<dimension>); the
 * default days where none are named. Null where there is no such number: the page then only defines it.
 */
export async function loadExplained(
  slug: string,
  metric: string,
  raw: RawQuery,
): Promise<(ExplainedView & { readonly closed: ClosedNoteView | null }) | null> {
  const { db, scope, workspace, role } = await requireWorkspace(slug, "dashboard.read");
  if (!isMetricId(metric)) return null;
  const { query } = readDashboardQuery(raw);
  const survey = typeof raw.survey === "string" && isUuid(raw.survey) ? raw.survey.toLowerCase() : undefined;
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
  const closedNote = async (today: Parameters<typeof describeClosedNote>[3], days: { from: string; to: string }) => {
    const closed = await withTenant(db, scope, (tx) =>
      findClosedNumber(tx, scope, { metric, days: { from: days.from, to: days.to }, filters, survey, question }),
    );
    return describeClosedNote(await loadLocale(), slug, closed, today);
  };
  if (!isScoreMetric(metric)) {
    const own = { ...asked, metric };
    const explained = await withTenant(db, scope, (tx) => readExplainedOperation(tx, scope, workspace, own, now));
    const { answer } = explained.computed;
    const closed = await closedNote({ metric, scale: null, reading: answer }, answer);
    const view = describeOperation(await loadDashboardWords(), explained, {
      ...{ filters, now, zone: workspace.zone, activeForDays: workspace.activeForDays },
      workspacePath: `/w/${slug}`,
    });
    return view && { ...view, closed };
  }
  const found = await withTenant(db, scope, (tx) => readExplained(tx, scope, workspace, { ...asked, metric }, now));
  if (found === null) return null;
  const { answer, scale } = found.computed;
  const closed = await closedNote({ metric, scale, reading: answer }, answer);
  const view = toExplainedView(found, {
    ...{ metric, filters, survey, question, now },
    workspacePath: `/w/${slug}`,
    mayRead: can(role, "response.read"),
    zone: workspace.zone,
    words: await loadDashboardWords(),
  });
  return view && { ...view, closed };
}
