import type { Tx } from "@/db/client";
import { listClosedNumbers, type PeriodRow } from "@/db/queries/periods/find-period";
import { type ChangedRecords, countChangedRecords, listRestatements } from "@/db/queries/periods/list-restatements";
import { readOutlines, type SurveyOutline } from "@/db/queries/read-outlines";
import { COMPLETION } from "@/db/rollups/stored-answer";
import type { WorkspaceScope } from "@/db/scope";
import type { WorkspaceCalendar } from "@/features/dashboards/choose-range";
import { attributeChanges, type Restatement } from "@/features/dashboards/periods/attribute-changes";
import { type BothReadings, compareNumbers } from "@/features/dashboards/periods/compare-numbers";
import { readPeriodNumbers } from "@/features/dashboards/periods/read-period-numbers";

/** A closed period beside today. */
export interface PeriodComparison {
  /** The totals, or the groups of the dimension that was asked for. */
  readonly numbers: readonly BothReadings[];
  readonly restatements: readonly Restatement[];
  readonly records: readonly ChangedRecords[];
  readonly outlines: readonly SurveyOutline[];
}

/**
 * Each closed number beside the same number today, and every change of answers since with its effect. An anonymous survey
 * tells neither of a few: where fewer changed than it shows of a group, the difference would say what they gave.
 */
export async function readPeriodComparison(
  tx: Tx,
  scope: WorkspaceScope,
  workspace: WorkspaceCalendar,
  { period, by }: { readonly period: PeriodRow; readonly by: string | null },
  now: Date,
): Promise<PeriodComparison> {
  const days = { from: period.fromDay, to: period.toDay };
  const outlines = await readOutlines(tx, scope);
  const closed = await listClosedNumbers(tx, scope, period.id, "");
  const today = await readPeriodNumbers(tx, scope, workspace, { days, asked: "totals" }, now);
  const totals = compareNumbers(closed, today).map((one) => withoutFew(one, outlines));
  const restated = await listRestatements(tx, scope, period.id, period.zone);
  const scales = new Map(
    outlines.flatMap(({ id, series }) => series.map((one) => [`${id} ${one.questionId} ${one.ordinal}`, one.scale])),
  );
  const restatements = attributeChanges(closed, restated, totals, (surveyId, questionId, series) =>
    questionId === COMPLETION ? "completion" : (scales.get(`${surveyId} ${questionId} ${series}`) ?? null),
  ).map((one) => (isFew(one.surveyId, one.n, outlines) ? { ...one, responseIds: [], effects: [] } : one));
  const since = period.closedAt ?? now;
  const records = await countChangedRecords(tx, scope, { ...days, since });
  if (by === null) return { numbers: totals, restatements, records, outlines };
  const groups = compareNumbers(
    await listClosedNumbers(tx, scope, period.id, by),
    await readPeriodNumbers(tx, scope, workspace, { days, asked: { by } }, now),
  );
  return { numbers: groups.map((one) => withoutFew(one, outlines)), restatements, records, outlines };
}

function withoutFew(one: BothReadings, outlines: readonly SurveyOutline[]): BothReadings {
  const { closed, today, differs, surveyId } = one;
  if (!differs || closed === null || today === null) return one;
  const few = isFew(surveyId, Math.max(1, Math.abs(today.n - closed.n)), outlines);
  return few ? { ...one, today: { ...today, value: null, n: 0, interval: null, suppressed: true } } : one;
}

function isFew(surveyId: string | null, n: number, outlines: readonly SurveyOutline[]): boolean {
  const minimum = outlines.find(({ id }) => id === surveyId)?.minimumGroup ?? null;
  return minimum !== null && n < minimum;
}
