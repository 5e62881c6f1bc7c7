import type { Tx } from "@/db/client";
import {
  type FollowUpRow,
  findFollowUpEvents,
  lockFollowUps,
  updateFollowUp,
  writeFollowUpEvents,
} from "@/db/queries/follow-ups/write-follow-ups";
import type { WorkspaceScope } from "@/db/scope";
import { isCause } from "@/domain/follow-up/causes";
import type { Changed } from "@/features/follow-ups/change-follow-ups";
import type { UndoInput } from "@/features/follow-ups/input";
import { reopened } from "@/features/follow-ups/set-escalations";
import { readCause, readState, writtenState } from "@/features/follow-ups/written-state";

/**
 * Takes changes back: each part becomes what it was before, if it still is what the change made of it; else it is left
 * alone and its follow-up named among the stale. Taking back stands in the history as well.
 */
export async function undoChanges(tx: Tx, scope: WorkspaceScope, undo: UndoInput, now: Date): Promise<Changed> {
  const rows = new Map(
    (await lockFollowUps(tx, scope, [...new Set(undo.map(({ id }) => id))])).map((row) => [row.id, row]),
  );
  const events = await findFollowUpEvents(tx, scope, undo);
  const stale = new Set<string>();
  const again: Changed["undo"][number][] = [];
  for (const { id, event } of undo) {
    const row = rows.get(id);
    const told = events.find((one) => one.id === event && one.followUpId === id);
    const patch = row === undefined || told === undefined ? null : backFrom(row, told);
    if (row === undefined || told === undefined || patch === null) {
      stale.add(id);
      continue;
    }
    const escalation = await reopened(tx, scope, row, patch, now);
    rows.set(id, await updateFollowUp(tx, scope, id, { ...patch, ...escalation }));
    const taken = { id, what: told.what, before: told.after, after: told.before };
    for (const written of await writeFollowUpEvents(tx, scope, [taken], now)) again.push({ id, event: written });
  }
  return { rows: [...rows.values()], undo: again, stale: [...stale] };
}

/** What a row becomes when a change of it is taken back; null where it is no more what the change made. */
function backFrom(
  row: FollowUpRow,
  { what, before, after }: { what: string; before: string | null; after: string | null },
): Parameters<typeof updateFollowUp>[3] | null {
  switch (what) {
    case "state": {
      const was = readState(before);
      return was !== null && writtenState(row) === after ? was : null;
    }
    case "assigned":
      return row.ownerId === after ? { ownerId: before } : null;
    case "note":
      return row.note === (after ?? "") ? { note: before ?? "" } : null;
    case "cause": {
      const is = readCause(after);
      const was = readCause(before);
      if ((is?.cause ?? null) !== row.cause || (is?.words ?? "") !== row.causeWords) return null;
      return { cause: isCause(was?.cause) ? was.cause : null, causeWords: was?.words ?? "" };
    }
    default:
      return null;
  }
}
