import "server-only";
import { notFound } from "next/navigation";
import { type Tx, withTenant } from "@/db/client";
import { findAnswerDays } from "@/db/queries/find-answer-days";
import { findOperationStart } from "@/db/queries/find-operation-start";
import { findPeriod, findRunningImport, listClosedDimensions, listPeriods } from "@/db/queries/periods/find-period";
import { readOutlines } from "@/db/queries/read-outlines";
import type { WorkspaceScope } from "@/db/scope";
import { localDay } from "@/domain/calendar/day";
import { listSubjects } from "@/features/dashboards/overview/read-tiles";
import { readPeriodComparison } from "@/features/dashboards/periods/compare-period";
import { listClosable } from "@/features/dashboards/periods/list-closable";
import { periodWordsIn } from "@/features/dashboards/periods/period-words";
import { toPeriodsView, toPeriodView } from "@/features/dashboards/periods/view";
import { loadLocale } from "@/platform/i18n/load-metric-words";
import { isUuid } from "@/platform/is-uuid";
import { can } from "@/platform/roles";
import { requireWorkspace } from "@/platform/session";

/** What stands in the way, what can be closed and what was, for whoever reads dashboards. */
export async function loadPeriods(slug: string) {
  const { db, scope, workspace, role } = await requireWorkspace(slug, "dashboard.read");
  const today = localDay(new Date(), workspace.zone);
  const found = await withTenant(db, scope, async (tx) => ({
    periods: await listPeriods(tx, scope),
    first: await firstDay(tx, scope),
    running: await findRunningImport(tx, scope),
  }));
  const held = found.periods.filter(({ period }) => period.reopenedAt === null);
  const closed = held.map(({ period }) => ({ from: period.fromDay, to: period.toDay }));
  return toPeriodsView(periodWordsIn(await loadLocale()), {
    ...found,
    ...{ slug, zone: workspace.zone, mayClose: can(role, "period.close") },
    closable: listClosable(today, found.first, workspace, closed),
  });
}

/** One closed period beside today's numbers, with what changed since; `by` cuts it by a dimension. */
export async function loadPeriod(slug: string, id: string, by: string | undefined) {
  const { db, scope, workspace, role } = await requireWorkspace(slug, "dashboard.read");
  const now = new Date();
  const found = await withTenant(db, scope, async (tx) => {
    const listed = isUuid(id) ? await findPeriod(tx, scope, id) : null;
    if (listed === null) return null;
    return {
      listed,
      dimensions: await listClosedDimensions(tx, scope, id),
      ...(await readPeriodComparison(tx, scope, workspace, { period: listed.period, by: by ?? null }, now)),
    };
  });
  if (found === null) notFound();
  return toPeriodView(periodWordsIn(await loadLocale()), {
    ...found,
    ...{ slug, by: by ?? null, mayClose: can(role, "period.close"), mayRead: can(role, "response.read") },
  });
}

/** The workspace's first local day of anything that is counted. */
async function firstDay(tx: Tx, scope: WorkspaceScope): Promise<string | null> {
  const subjects = listSubjects((await readOutlines(tx, scope)).filter(({ status }) => status !== "draft"));
  const answers = await findAnswerDays(
    tx,
    scope,
    subjects.flatMap(({ subject }) => subject.questions),
  );
  const starts = Object.values(await findOperationStart(tx, scope));
  const days = [...answers.map(({ first }) => first), ...starts].filter((day) => day !== null);
  return days.sort()[0] ?? null;
}
