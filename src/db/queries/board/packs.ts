import { and, desc, eq, getTableColumns, inArray, isNull, or, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { boardDelivery, boardPack } from "@/db/schema/board-pack";
import { user } from "@/db/schema/people";
import { survey } from "@/db/schema/survey";
import { outbox } from "@/db/schema/workspace";
import type { WorkspaceScope } from "@/db/scope";

export type BoardPackRow = typeof boardPack.$inferSelect;

/** A pack of the list: without what it says, with the name of who made it. */
export type ListedPack = Omit<BoardPackRow, "content"> & { readonly madeBy: string | null };

/** Writes down a pack to come and asks the worker for it. False where the calendar's pack of that day is there already. */
export async function insertPack(
  tx: Tx,
  scope: WorkspaceScope,
  pack: Omit<BoardPackRow, "workspaceId" | "status" | "content" | "sha256" | "finishedAt" | "deletedAt">,
): Promise<boolean> {
  const { workspaceId } = scope;
  const made = await tx
    .insert(boardPack)
    .values({ workspaceId, status: "queued", ...pack })
    .onConflictDoNothing()
    .returning({ id: boardPack.id });
  if (made.length === 0) return false;
  await tx.insert(outbox).values({ workspaceId, topic: "board.make", payload: { packId: pack.id } });
  return true;
}

/** One pack with all it says; null where there is none, or it was deleted and deleted ones were not asked for. */
export async function findPack(
  tx: Tx,
  scope: WorkspaceScope,
  id: string,
  options: { readonly deletedToo?: boolean } = {},
): Promise<BoardPackRow | null> {
  const there = options.deletedToo ? undefined : isNull(boardPack.deletedAt);
  const [row] = await tx
    .select()
    .from(boardPack)
    .where(and(own(scope, id), there));
  return row ?? null;
}

/** Changes a pack's row; what a finished one says never changes (the database refuses it). */
export async function updatePack(
  tx: Tx,
  scope: WorkspaceScope,
  id: string,
  change: Partial<Pick<BoardPackRow, "status" | "content" | "sha256" | "finishedAt" | "deletedAt" | "shared">>,
): Promise<boolean> {
  const done = await tx.update(boardPack).set(change).where(own(scope, id));
  return (done.rowCount ?? 0) > 0;
}

/**
 * The packs of a workspace, the newest first. `onlyFor`: a reader who makes none sees what was shared with viewers or sent
 * to them.
 */
export async function listPacks(
  tx: Tx,
  scope: WorkspaceScope,
  { limit, onlyFor }: { readonly limit: number; readonly onlyFor: string | null },
): Promise<ListedPack[]> {
  const { content: _, ...columns } = getTableColumns(boardPack);
  return tx
    .select({ ...columns, madeBy: user.name })
    .from(boardPack)
    .leftJoin(user, eq(user.id, boardPack.createdBy))
    .where(
      and(
        eq(boardPack.workspaceId, scope.workspaceId),
        isNull(boardPack.deletedAt),
        onlyFor === null ? undefined : and(eq(boardPack.status, "ready"), readableBy(scope, onlyFor)),
      ),
    )
    .orderBy(desc(boardPack.createdAt), desc(boardPack.id))
    .limit(limit);
}

/** Whether somebody who makes no packs may read this one. */
export async function isReadableBy(tx: Tx, scope: WorkspaceScope, id: string, userId: string): Promise<boolean> {
  const found = await tx
    .select({ id: boardPack.id })
    .from(boardPack)
    .where(and(own(scope, id), readableBy(scope, userId)));
  return found.length > 0;
}

function readableBy({ workspaceId }: WorkspaceScope, userId: string) {
  return or(
    eq(boardPack.shared, true),
    sql`exists (select 1 from ${boardDelivery} d where d.workspace_id = ${workspaceId} and d.pack_id = ${boardPack.id}
      and d.user_id = ${userId} and d.state = 'sent')`,
  );
}

/** How many packs are not made yet. */
export function countWaitingPacks(tx: Tx, { workspaceId }: WorkspaceScope): Promise<number> {
  const waiting = inArray(boardPack.status, ["queued", "running"]);
  return tx.$count(boardPack, and(eq(boardPack.workspaceId, workspaceId), waiting, isNull(boardPack.deletedAt)));
}

/** Of some surveys those that are still there. */
export async function listPresentSurveys(tx: Tx, scope: WorkspaceScope, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const rows = await tx
    .select({ id: survey.id })
    .from(survey)
    .where(and(eq(survey.workspaceId, scope.workspaceId), inArray(survey.id, [...ids]), isNull(survey.deletedAt)));
  return new Set(rows.map(({ id }) => id));
}

function own({ workspaceId }: WorkspaceScope, id: string) {
  return and(eq(boardPack.workspaceId, workspaceId), eq(boardPack.id, id));
}
