import { and, eq, isNull, lt, sql } from "drizzle-orm";
import { v7 } from "uuid";
import type { Tx } from "@/db/client";
import { closedNumber, closedPeriod, restatement } from "@/db/schema/period";
import type { WorkspaceScope } from "@/db/scope";

type PeriodValues = typeof closedPeriod.$inferInsert;
export type ClosedNumberValues = Omit<typeof closedNumber.$inferInsert, "workspaceId" | "periodId" | "ordinal">;

/** After so long a closing that did not end was broken off. */
const BROKEN_OFF_MS = 2 * 60_000;
const ROWS_AT_ONCE = 500;

/**
 * Begins to close some days: from the commit on every change of them is written down. Null where they are closed, or being
 * closed, already. `transaction` is this one's id, for {@link hasSettled}.
 */
export async function beginClosing(
  tx: Tx,
  scope: WorkspaceScope,
  period: Pick<PeriodValues, "kind" | "fromDay" | "toDay" | "zone" | "closedBy" | "note">,
  now: Date,
): Promise<{ readonly id: string; readonly transaction: string } | null> {
  const { workspaceId } = scope;
  await tx
    .delete(closedPeriod)
    .where(
      and(
        eq(closedPeriod.workspaceId, workspaceId),
        isNull(closedPeriod.closedAt),
        lt(closedPeriod.startedAt, new Date(now.getTime() - BROKEN_OFF_MS)),
      ),
    );
  const id = v7();
  const made = await tx
    .insert(closedPeriod)
    .values({ ...period, workspaceId, id, startedAt: now })
    .onConflictDoNothing()
    .returning({ transaction: sql<string>`pg_current_xact_id()::text` });
  const [row] = made;
  return row ? { id, transaction: row.transaction } : null;
}

/** Whether every transaction that began before this one's commit has ended: none of them can change a day unseen any more. */
export async function hasSettled(tx: Tx, transaction: string): Promise<boolean> {
  const reply = await tx.execute<{ settled: boolean }>(
    sql`select pg_snapshot_xmin(pg_current_snapshot()) > ${transaction}::xid8 as settled`,
  );
  return reply.rows[0]?.settled ?? false;
}

/** Gives a closing up that was begun. */
export async function dropClosing(tx: Tx, scope: WorkspaceScope, id: string): Promise<void> {
  await tx
    .delete(closedPeriod)
    .where(
      and(eq(closedPeriod.workspaceId, scope.workspaceId), eq(closedPeriod.id, id), isNull(closedPeriod.closedAt)),
    );
}

/**
 * Keeps the numbers of a closing. What this snapshot sees of changes is in the numbers; what it does not see is neither in
 * them nor forgotten. False where the closing is not there any more.
 */
export async function storeClosing(
  tx: Tx,
  scope: WorkspaceScope,
  id: string,
  numbers: readonly ClosedNumberValues[],
  at: Date,
): Promise<boolean> {
  const { workspaceId } = scope;
  const closed = await tx
    .update(closedPeriod)
    .set({ closedAt: at })
    .where(and(eq(closedPeriod.workspaceId, workspaceId), eq(closedPeriod.id, id), isNull(closedPeriod.closedAt)))
    .returning({ id: closedPeriod.id });
  if (closed.length === 0) return false;
  await tx.delete(restatement).where(and(eq(restatement.workspaceId, workspaceId), eq(restatement.periodId, id)));
  for (let first = 0; first < numbers.length; first += ROWS_AT_ONCE) {
    const portion = numbers.slice(first, first + ROWS_AT_ONCE);
    await tx
      .insert(closedNumber)
      .values(portion.map((one, place) => ({ ...one, workspaceId, periodId: id, ordinal: first + place })));
  }
  return true;
}

/** Opens a closed period again; its numbers stay as history. False where it is open already. */
export async function reopen(
  tx: Tx,
  scope: WorkspaceScope,
  id: string,
  by: { readonly userId: string | null; readonly reason: string; readonly at: Date },
): Promise<boolean> {
  const opened = await tx
    .update(closedPeriod)
    .set({ reopenedAt: by.at, reopenedBy: by.userId, reopenReason: by.reason })
    .where(
      and(eq(closedPeriod.workspaceId, scope.workspaceId), eq(closedPeriod.id, id), isNull(closedPeriod.reopenedAt)),
    )
    .returning({ id: closedPeriod.id });
  return opened.length > 0;
}
