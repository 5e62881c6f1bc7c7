import { and, asc, desc, eq, inArray, lt, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { TallyDifference } from "@/db/rollups/recount";
import { recount, recountDifference } from "@/db/schema/recount";
import { outbox } from "@/db/schema/workspace";
import type { WorkspaceScope } from "@/db/scope";

export type RecountRow = typeof recount.$inferSelect;
export type RecountCause = RecountRow["cause"];

const UNFINISHED = ["queued", "running"] as const;

/** Writes down a recount to come. */
export async function insertRecount(
  tx: Tx,
  scope: WorkspaceScope,
  run: { readonly id: string; readonly cause: RecountCause; readonly createdBy: string | null; readonly at: Date },
): Promise<void> {
  const { id, cause, createdBy, at } = run;
  await tx
    .insert(recount)
    .values({ workspaceId: scope.workspaceId, id, cause, status: "queued", createdBy, createdAt: at });
}

/** Asks the worker for a recount: becomes a job when this transaction commits. */
export async function askForRecountJob(tx: Tx, scope: WorkspaceScope, recountId: string): Promise<void> {
  const { workspaceId } = scope;
  await tx.insert(outbox).values({ workspaceId, topic: "tallies.recount", payload: { recountId } });
}

/** The recount that waits or runs, or null. Keeps others from asking for one meanwhile, until the transaction ends. */
export async function findUnfinishedRecount(tx: Tx, scope: WorkspaceScope): Promise<RecountRow | null> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext(${`candor.recount ${scope.workspaceId}`}))`);
  const [row] = await tx
    .select()
    .from(recount)
    .where(and(eq(recount.workspaceId, scope.workspaceId), inArray(recount.status, [...UNFINISHED])))
    .orderBy(asc(recount.createdAt))
    .limit(1);
  return row ?? null;
}

/** Reads a recount and keeps others from changing it until the transaction ends. */
export async function lockRecount(tx: Tx, scope: WorkspaceScope, id: string): Promise<RecountRow | null> {
  const [row] = await tx
    .select()
    .from(recount)
    .where(and(eq(recount.workspaceId, scope.workspaceId), eq(recount.id, id)))
    .for("update");
  return row ?? null;
}

export type RecountChange = Partial<Omit<typeof recount.$inferInsert, "workspaceId" | "id">>;

/** Changes a recount's own row. */
export async function updateRecount(tx: Tx, scope: WorkspaceScope, id: string, change: RecountChange): Promise<void> {
  await tx
    .update(recount)
    .set(change)
    .where(and(eq(recount.workspaceId, scope.workspaceId), eq(recount.id, id)));
}

/** When the last recount of a cause was asked for; null where there was none. */
export async function lastRecountAt(tx: Tx, scope: WorkspaceScope, cause: RecountCause): Promise<Date | null> {
  const [row] = await tx
    .select({ at: recount.createdAt })
    .from(recount)
    .where(and(eq(recount.workspaceId, scope.workspaceId), eq(recount.cause, cause)))
    .orderBy(desc(recount.createdAt))
    .limit(1);
  return row?.at ?? null;
}

/** The newest recounts first. */
export function listRecounts(tx: Tx, scope: WorkspaceScope, limit: number): Promise<RecountRow[]> {
  return tx
    .select()
    .from(recount)
    .where(eq(recount.workspaceId, scope.workspaceId))
    .orderBy(desc(recount.createdAt), desc(recount.id))
    .limit(limit);
}

/** The newest recount that ended well; null where none did. */
export async function findLastRecount(tx: Tx, scope: WorkspaceScope): Promise<RecountRow | null> {
  const [row] = await tx
    .select()
    .from(recount)
    .where(and(eq(recount.workspaceId, scope.workspaceId), eq(recount.status, "done")))
    .orderBy(desc(recount.createdAt), desc(recount.id))
    .limit(1);
  return row ?? null;
}

/** Forgets recounts from before an instant, with what they found. */
export async function forgetRecounts(tx: Tx, scope: WorkspaceScope, before: Date): Promise<void> {
  await tx.delete(recount).where(and(eq(recount.workspaceId, scope.workspaceId), lt(recount.createdAt, before)));
}

/** Writes down which tallies a recount found to differ. */
export async function insertDifferences(
  tx: Tx,
  scope: WorkspaceScope,
  recountId: string,
  differences: readonly TallyDifference[],
): Promise<void> {
  const { workspaceId } = scope;
  if (differences.length === 0) return;
  await tx
    .insert(recountDifference)
    .values(differences.map((one, ordinal) => ({ workspaceId, recountId, ordinal, ...one })));
}

/** What a recount found to differ, in the order of its keys. */
export function listDifferences(
  tx: Tx,
  scope: WorkspaceScope,
  recountId: string,
  limit: number,
): Promise<(typeof recountDifference.$inferSelect)[]> {
  return tx
    .select()
    .from(recountDifference)
    .where(and(eq(recountDifference.workspaceId, scope.workspaceId), eq(recountDifference.recountId, recountId)))
    .orderBy(asc(recountDifference.ordinal))
    .limit(limit);
}
