import "server-only";
import { withReads, withTenant } from "@/db/client";
import { type ClosedFigure, findClosedNumber } from "@/db/queries/periods/find-closed-number";
import { localDay } from "@/domain/calendar/day";
import { isMetricId, isScoreMetric } from "@/domain/metrics/metric";
import { chooseExplainedDays } from "@/features/dashboards/explained/choose-explained-days";
import { describeOperation } from "@/features/dashboards/explained/describe-operation";
import { readExplained } from "@/features/dashboards/explained/read-explained";
import { readExplainedOperation } from "@/features/dashboards/explained/read-explained-operation";
import { type ExplainedView, toExplainedView } from "@/features/dashboards/explained/view";
import { type ClosedNoteView, describeClosedNote } from "@/features/dashboards/periods/closed-note";
import { type RawQuery, readDashboardQuery } from "@/features/dashboards/survey/input";
import { loadDashboardWords } from "@/features/dashboards/survey/load-dashboard-words";
import { readHandedOn } from "@/platform/handed-on";
import { loadLocale } from "@/platform/i18n/load-metric-words";
import { isUuid } from "@/platform/is-uuid";
import { can } from "@/platform/roles";
import { requireWorkspace } from "@/platform/session";

/**
 * The ledger of one number, by the names of the API's query (survey, question, from, to, compare, filter.<dimension>), the
 * names that screens have for days (range) and what a screen hands on; the default days where none are asked for. Null where there is no such number: the
 * page then only defines it.
 */
export async function loadExplained(
  slug: string,
  metric: string,
  raw: RawQuery,
): Promise<(ExplainedView & { readonly closed: ClosedNoteView | null }) | null> {
  const { db, scope, workspace, role } = await requireWorkspace(slug, "dashboard.read");
  if (!isMetricId(metric)) return null;
  const { query } = readDashboardQuery(raw);
  const handed = readHandedOn(raw);
  const { family } = handed;
  const survey = typeof raw.survey === "string" && isUuid(raw.survey) ? raw.survey.toLowerCase() : undefined;
  const { question, from, filters, compare, preset } = query;
  const now = new Date();
  const asked = {
    metric,
    filters,
    ...(survey ? { survey } : {}),
    ...(question ? { question } : {}),
    ...chooseExplainedDays(query, metric, workspace, localDay(now, workspace.zone), handed),
  };
  const closedNote = async (closed: ClosedFigure | null, today: Parameters<typeof describeClosedNote>[3]) =>
    describeClosedNote(await loadLocale(), slug, closed, today);
  if (!isScoreMetric(metric)) {
    const own = { ...asked, metric };
    // Counted without patience by any filters, and so planned for what is asked.
    const { explained, figure } = await withTenant(db, scope, async (tx) => {
      const read = await readExplainedOperation(tx, scope, workspace, own, now);
      const { from: first, to: last } = read.computed.answer;
      const days = { from: first, to: last };
      return {
        explained: read,
        figure: await findClosedNumber(tx, scope, { metric, days, filters, survey, question }),
      };
    });
    const closed = await closedNote(figure, { metric, scale: null, reading: explained.computed.answer });
    const view = describeOperation(await loadDashboardWords(), explained, {
      ...{
        filters,
        chosen: from === undefined ? preset : undefined,
        compare,
        family,
        now,
        zone: workspace.zone,
        activeForDays: workspace.activeForDays,
      },
      workspacePath: `/w/${slug}`,
      mayRead: can(role, "survey.read"),
    });
    return view && { ...view, closed };
  }
  const found = await withReads(db, scope, (tx) => readExplained(tx, scope, workspace, { ...asked, metric }, now));
  if (found === null) return null;
  const { answer, scale } = found.computed;
  const closed = await closedNote(found.closed, { metric, scale, reading: answer });
  const view = toExplainedView(found, {
    ...{ metric, filters, survey, question, family, now },
    workspacePath: `/w/${slug}`,
    mayRead: can(role, "response.read"),
    zone: workspace.zone,
    words: await loadDashboardWords(),
  });
  return view && { ...view, closed };
}
