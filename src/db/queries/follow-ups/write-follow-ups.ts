import { and, eq, inArray, sql } from "drizzle-orm";
import { v7 } from "uuid";
import type { Tx } from "@/db/client";
import { noteEvent } from "@/db/queries/webhooks/note-event";
import { followUp, followUpEvent } from "@/db/schema/follow-up";
import type { Actor, WorkspaceScope } from "@/db/scope";

export type FollowUpRow = typeof followUp.$inferSelect;
export type NewFollowUp = Omit<typeof followUp.$inferInsert, "workspaceId" | "id">;
export type FollowUpEventRow = typeof followUpEvent.$inferSelect;

/** What happened to a follow-up, before it is written down. */
export interface FollowUpChange {
  readonly id: string;
  readonly what: FollowUpEventRow["what"];
  readonly before?: string | null;
  readonly after?: string | null;
}

/** Opens follow-ups; what is open under its source already stays as it is. Returns those that are new. */
export async function insertFollowUps(
  tx: Tx,
  scope: WorkspaceScope,
  rows: readonly NewFollowUp[],
  now: Date,
): Promise<FollowUpRow[]> {
  if (rows.length === 0) return [];
  const { workspaceId } = scope;
  const opened = await tx
    .insert(followUp)
    .values(rows.map((row) => ({ ...row, workspaceId, id: v7() })))
    .onConflictDoNothing({ target: [followUp.workspaceId, followUp.source] })
    .returning();
  await writeFollowUpEvents(
    tx,
    scope,
    opened.map(({ id, kind }) => ({ id, what: "opened", after: kind })),
    now,
  );
  return opened;
}

/** Which of these have been opened before. */
export async function listKnownSources(
  tx: Tx,
  scope: WorkspaceScope,
  sources: readonly string[],
): Promise<ReadonlySet<string>> {
  if (sources.length === 0) return new Set();
  const rows = await tx
    .select({ source: followUp.source })
    .from(followUp)
    .where(and(eq(followUp.workspaceId, scope.workspaceId), inArray(followUp.source, [...sources])));
  return new Set(rows.map(({ source }) => source));
}

/** Writes down what happened, by whoever acts; returns the ids it is found by, in the same order. */
export async function writeFollowUpEvents(
  tx: Tx,
  scope: WorkspaceScope,
  changes: readonly FollowUpChange[],
  now: Date,
): Promise<string[]> {
  if (changes.length === 0) return [];
  const { workspaceId, actor } = scope;
  const rows = changes.map(({ id, what, before = null, after = null }) => ({
    workspaceId,
    followUpId: id,
    id: v7(),
    at: now,
    ...actorOf(actor),
    what,
    before,
    after,
  }));
  await tx.insert(followUpEvent).values(rows);
  const opened = rows.filter(
    ({ what, before, after }) => what === "opened" || (what === "state" && saysClosed(before) && !saysClosed(after)),
  );
  const closed = rows.filter(({ what, after }) => what === "withdrawn" || (what === "state" && saysClosed(after)));
  await noteEvent(tx, scope, "follow_up.opened", ...subjectsOf(opened));
  await noteEvent(tx, scope, "follow_up.closed", ...subjectsOf(closed));
  return rows.map(({ id }) => id);
}

/** Events of some follow-ups, by their ids. */
export async function findFollowUpEvents(
  tx: Tx,
  scope: WorkspaceScope,
  of: readonly { readonly id: string; readonly event: string }[],
): Promise<FollowUpEventRow[]> {
  if (of.length === 0) return [];
  return tx
    .select()
    .from(followUpEvent)
    .where(
      and(
        eq(followUpEvent.workspaceId, scope.workspaceId),
        inArray(
          followUpEvent.followUpId,
          of.map(({ id }) => id),
        ),
        inArray(
          followUpEvent.id,
          of.map(({ event }) => event),
        ),
      ),
    );
}

/** The follow-ups of these answers, locked in one order. */
export async function lockFollowUpsOfResponses(
  tx: Tx,
  scope: WorkspaceScope,
  responseIds: readonly string[],
): Promise<FollowUpRow[]> {
  if (responseIds.length === 0) return [];
  return tx
    .select()
    .from(followUp)
    .where(and(eq(followUp.workspaceId, scope.workspaceId), inArray(followUp.responseId, [...responseIds])))
    .orderBy(followUp.id)
    .for("update");
}

/** Follow-ups by their ids, locked in one order; ids of none are left out. */
export async function lockFollowUps(tx: Tx, scope: WorkspaceScope, ids: readonly string[]): Promise<FollowUpRow[]> {
  if (ids.length === 0) return [];
  return tx
    .select()
    .from(followUp)
    .where(and(eq(followUp.workspaceId, scope.workspaceId), inArray(followUp.id, [...ids])))
    .orderBy(followUp.id)
    .for("update");
}

/** Changes one follow-up, whose row the caller has locked; its revision grows. */
export async function updateFollowUp(
  tx: Tx,
  scope: WorkspaceScope,
  id: string,
  change: Partial<Omit<FollowUpRow, "workspaceId" | "id" | "source" | "revision">>,
): Promise<FollowUpRow> {
  const [row] = await tx
    .update(followUp)
    .set({ ...change, revision: sql`${followUp.revision} + 1` })
    .where(and(eq(followUp.workspaceId, scope.workspaceId), eq(followUp.id, id)))
    .returning();
  if (!row) throw new Error("A follow-up that was locked is gone.");
  return row;
}

/** Whether a state, as the history keeps it, is one in which nobody is needed any more. */
function saysClosed(state: string | null): boolean {
  const said: { readonly closedAt?: string | null } = JSON.parse(state ?? "{}");
  return typeof said.closedAt === "string";
}

/** Follow-ups, and the events in their histories: what was reopened may be closed again. */
function subjectsOf(rows: readonly { readonly followUpId: string; readonly id: string }[]): [string[], string[]] {
  return [rows.map(({ followUpId }) => followUpId), rows.map(({ id }) => id)];
}

function actorOf(actor: Actor): Pick<FollowUpEventRow, "actorKind" | "actorId"> {
  if (actor.kind === "user") return { actorKind: "user", actorId: actor.userId };
  if (actor.kind === "apiKey") return { actorKind: "apiKey", actorId: actor.keyId };
  return { actorKind: "job", actorId: null };
}
