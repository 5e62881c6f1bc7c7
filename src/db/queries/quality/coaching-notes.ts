import { and, desc, eq, isNull, or, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { coachingNote, teamLead } from "@/db/schema/quality";
import type { Actor, WorkspaceScope } from "@/db/scope";

export type CoachingNoteRow = typeof coachingNote.$inferSelect;

/** A note as it is written. */
export type NewCoachingNote = Pick<CoachingNoteRow, "agent" | "team" | "reviewId" | "wentWell" | "toTry" | "agreedOn">;

/**
 * The coaching notes that whoever asks may read, the newest first: owners and admins all, others those of the teams they lead
 * and their own. Deleted ones are left out.
 */
export function listCoachingNotes(
  tx: Tx,
  scope: WorkspaceScope,
  agent: string | null,
  limit: number,
): Promise<CoachingNoteRow[]> {
  return tx
    .select()
    .from(coachingNote)
    .where(
      and(
        eq(coachingNote.workspaceId, scope.workspaceId),
        isNull(coachingNote.deletedAt),
        agent === null ? undefined : eq(coachingNote.agent, agent),
        mayRead(scope.workspaceId, scope.actor),
      ),
    )
    .orderBy(desc(coachingNote.createdAt), desc(coachingNote.id))
    .limit(limit);
}

/** Writes a note down and returns its id. */
export async function insertCoachingNote(
  tx: Tx,
  scope: WorkspaceScope,
  id: string,
  writtenBy: string,
  note: NewCoachingNote,
  now: Date,
): Promise<void> {
  await tx
    .insert(coachingNote)
    .values({ workspaceId: scope.workspaceId, id, writtenBy, ...note, createdAt: now, updatedAt: now });
}

/** Deletes a note, or brings it back (null). Who wrote it, owners and admins may; false for everybody else. */
export async function deleteCoachingNote(
  tx: Tx,
  scope: WorkspaceScope,
  id: string,
  deletedAt: Date | null,
): Promise<boolean> {
  const { actor } = scope;
  if (actor.kind !== "user") return false;
  const changed = await tx
    .update(coachingNote)
    .set({ deletedAt })
    .where(
      and(
        eq(coachingNote.workspaceId, scope.workspaceId),
        eq(coachingNote.id, id),
        actor.role === "owner" || actor.role === "admin" ? undefined : eq(coachingNote.writtenBy, actor.userId),
      ),
    )
    .returning({ id: coachingNote.id });
  return changed.length > 0;
}

function mayRead(workspaceId: string, actor: Actor) {
  if (actor.kind !== "user") return sql`false`;
  if (actor.role === "owner" || actor.role === "admin") return undefined;
  const led = sql`exists (select 1 from ${teamLead} where ${teamLead.workspaceId} = ${workspaceId}
    and ${teamLead.userId} = ${actor.userId} and ${teamLead.team} = ${coachingNote.team})`;
  return or(eq(coachingNote.writtenBy, actor.userId), led);
}
