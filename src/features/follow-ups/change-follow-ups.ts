import type { Tx } from "@/db/client";
import { askForMail, GATHER_MS } from "@/db/queries/follow-ups/follow-up-mail";
import {
  type FollowUpChange,
  type FollowUpRow,
  lockFollowUps,
  updateFollowUp,
  writeFollowUpEvents,
} from "@/db/queries/follow-ups/write-follow-ups";
import type { WorkspaceScope } from "@/db/scope";
import { moveState } from "@/domain/follow-up/move-state";
import type { FollowUpChangeInput, Targets } from "@/features/follow-ups/input";
import { followUpWorkers } from "@/features/follow-ups/open-follow-ups";
import { reopened } from "@/features/follow-ups/set-escalations";
import { writtenState } from "@/features/follow-ups/written-state";
import { invalid } from "@/platform/http/problem";

/** What a change did: the rows as they are now, what can be taken back, and which had changed meanwhile or are gone. */
export interface Changed {
  readonly rows: readonly FollowUpRow[];
  readonly undo: readonly { readonly id: string; readonly event: string }[];
  readonly stale: readonly string[];
}

type Patch = Parameters<typeof updateFollowUp>[3];

/**
 * Changes follow-ups and writes down what changed. One that somebody else changed since it was seen is left alone and named
 * among the stale. An owner who may not work on follow-ups is refused.
 */
export async function changeFollowUps(
  tx: Tx,
  scope: WorkspaceScope,
  targets: Targets,
  change: FollowUpChangeInput,
  now: Date,
): Promise<Changed> {
  if (change.owner && !(await followUpWorkers(tx, scope)).has(change.owner))
    throw invalid([{ path: "owner", message: "Nobody of this workspace who may work on follow-ups." }]);
  const locked = new Map(
    (
      await lockFollowUps(
        tx,
        scope,
        targets.map(({ id }) => id),
      )
    ).map((row) => [row.id, row]),
  );
  const rows: FollowUpRow[] = [];
  const changes: FollowUpChange[] = [];
  const stale: string[] = [];
  for (const { id, revision } of targets) {
    const row = locked.get(id);
    if (row === undefined || (revision !== undefined && revision !== row.revision)) {
      stale.push(id);
      continue;
    }
    const { patch, events } = planChange(row, change, now);
    if (events.length === 0) {
      rows.push(row);
      continue;
    }
    const told = "ownerId" in patch ? { toldAt: isOwn(scope, patch.ownerId) ? now : null } : {};
    rows.push(
      await updateFollowUp(tx, scope, id, { ...patch, ...told, ...(await reopened(tx, scope, row, patch, now)) }),
    );
    changes.push(...events);
  }
  const written = await writeFollowUpEvents(tx, scope, changes, now);
  const undo = written.map((event, place) => ({ id: changes[place]?.id ?? "", event }));
  if (change.owner && !isOwn(scope, change.owner) && rows.some(({ toldAt }) => toldAt === null))
    await askForMail(tx, scope, new Map([[change.owner, new Date(now.getTime() + GATHER_MS)]]));
  return { rows, undo, stale };
}

/** Who takes something themselves needs no mail about it. */
function isOwn({ actor }: WorkspaceScope, owner: string | null | undefined): boolean {
  return actor.kind === "user" && actor.userId === owner;
}

/** What a change is for one row; a part that says what is there already is none. */
function planChange(
  row: FollowUpRow,
  change: FollowUpChangeInput,
  now: Date,
): { patch: Patch; events: FollowUpChange[] } {
  const { id } = row;
  const patch: Patch = {};
  const events: FollowUpChange[] = [];
  if (change.state !== undefined && change.state !== row.state) {
    const next = moveState(row, change.state, now);
    Object.assign(patch, next);
    events.push({ id, what: "state", before: writtenState(row), after: writtenState(next) });
  }
  if (change.owner !== undefined && change.owner !== row.ownerId) {
    patch.ownerId = change.owner;
    events.push({ id, what: "assigned", before: row.ownerId, after: change.owner });
  }
  if (change.cause !== undefined || change.causeWords !== undefined) {
    const cause = change.cause === undefined ? row.cause : change.cause;
    const causeWords = cause === "own" ? (change.causeWords ?? row.causeWords) : "";
    if (cause !== row.cause || causeWords !== row.causeWords) {
      Object.assign(patch, { cause, causeWords });
      events.push({ id, what: "cause", before: writtenCause(row), after: writtenCause({ cause, causeWords }) });
    }
  }
  if (change.note !== undefined && change.note !== row.note) {
    patch.note = change.note;
    events.push({ id, what: "note", before: row.note, after: change.note });
  }
  return { patch, events };
}

function writtenCause({ cause, causeWords }: Pick<FollowUpRow, "cause" | "causeWords">): string | null {
  return cause === null ? null : JSON.stringify({ cause, words: causeWords });
}
