import { and, asc, desc, eq, isNotNull, isNull, type SQL, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { importRun } from "@/db/schema/import";
import { user } from "@/db/schema/people";
import { closedNumber, closedPeriod } from "@/db/schema/period";
import type { WorkspaceScope } from "@/db/scope";

export type PeriodRow = typeof closedPeriod.$inferSelect;
export type ClosedNumberRow = typeof closedNumber.$inferSelect;

/** A closing with the name of who closed it and how many scores of its days changed since. */
export interface ListedPeriod {
  readonly period: PeriodRow;
  readonly closedBy: string | null;
  readonly changed: number;
}

/** Every closing that was finished, the latest days first; reopened ones stand among them. */
export async function listPeriods(tx: Tx, scope: WorkspaceScope): Promise<ListedPeriod[]> {
  return readPeriods(tx, scope, isNotNull(closedPeriod.closedAt));
}

/** One closing, or null: another workspace's reads like one that never existed. */
export async function findPeriod(tx: Tx, scope: WorkspaceScope, id: string): Promise<ListedPeriod | null> {
  const found = await readPeriods(
    tx,
    scope,
    and(eq(closedPeriod.id, id), isNotNull(closedPeriod.closedAt)) ?? sql`false`,
  );
  return found[0] ?? null;
}

/** The closing that holds for exactly these days; null where there is none, or it was reopened. */
export async function findClosedDays(
  tx: Tx,
  scope: WorkspaceScope,
  days: { readonly from: string; readonly to: string },
): Promise<PeriodRow | null> {
  const [row] = await tx.select().from(closedPeriod).where(isClosedFor(scope, days));
  return row ?? null;
}

/** That a closing holds, and for exactly these days. At most one does. */
export function isClosedFor(scope: WorkspaceScope, days: { readonly from: string; readonly to: string }) {
  return and(
    eq(closedPeriod.workspaceId, scope.workspaceId),
    eq(closedPeriod.fromDay, days.from),
    eq(closedPeriod.toDay, days.to),
    isNull(closedPeriod.reopenedAt),
    isNotNull(closedPeriod.closedAt),
  );
}

/** The numbers that a closing kept, in the order in which they were read; `dimension` '' for the totals alone. */
export function listClosedNumbers(
  tx: Tx,
  scope: WorkspaceScope,
  periodId: string,
  dimension: string,
): Promise<ClosedNumberRow[]> {
  return tx
    .select()
    .from(closedNumber)
    .where(
      and(
        eq(closedNumber.workspaceId, scope.workspaceId),
        eq(closedNumber.periodId, periodId),
        eq(closedNumber.dimension, dimension),
      ),
    )
    .orderBy(asc(closedNumber.ordinal));
}

/** By what a closing's numbers are cut, in order of the names. */
export async function listClosedDimensions(tx: Tx, scope: WorkspaceScope, periodId: string): Promise<string[]> {
  const rows = await tx
    .selectDistinct({ name: closedNumber.dimension })
    .from(closedNumber)
    .where(and(eq(closedNumber.workspaceId, scope.workspaceId), eq(closedNumber.periodId, periodId)))
    .orderBy(closedNumber.dimension);
  return rows.flatMap(({ name }) => (name === "" ? [] : [name]));
}

/** An import that stores or takes away rows at this moment; null where none does. */
export async function findRunningImport(
  tx: Tx,
  scope: WorkspaceScope,
): Promise<{ readonly id: string; readonly fileName: string } | null> {
  const [row] = await tx
    .select({ id: importRun.id, fileName: importRun.fileName })
    .from(importRun)
    .where(
      and(
        eq(importRun.workspaceId, scope.workspaceId),
        sql`status in ('queued', 'running', 'undoing')`,
        eq(importRun.dryRun, false),
      ),
    )
    .orderBy(asc(importRun.createdAt))
    .limit(1);
  return row ?? null;
}

async function readPeriods(tx: Tx, scope: WorkspaceScope, which: SQL): Promise<ListedPeriod[]> {
  const rows = await tx
    .select({
      period: closedPeriod,
      closedBy: sql<string | null>`coalesce(nullif(${user.name}, ''), ${user.email})`,
      // Of each response the question that most of its changes are of: a response with three scores is one change.
      changed: sql<number>`(select coalesce(max(per.n), 0)::int from (
        select sum(r.n) as n from restatement r
        where r.workspace_id = ${closedPeriod.workspaceId} and r.period_id = ${closedPeriod.id}
        group by r.survey_id, r.question_id) per)`,
    })
    .from(closedPeriod)
    .leftJoin(user, eq(user.id, closedPeriod.closedBy))
    .where(and(eq(closedPeriod.workspaceId, scope.workspaceId), which))
    .orderBy(desc(closedPeriod.toDay), asc(closedPeriod.fromDay), desc(closedPeriod.closedAt));
  return rows;
}
