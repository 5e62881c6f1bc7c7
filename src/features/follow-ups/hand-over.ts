import type { Tx } from "@/db/client";
import { listLeftBehind } from "@/db/queries/follow-ups/list-left-behind";
import { lockFollowUpRules, moveFollowUpMarks } from "@/db/queries/follow-ups/read-rules";
import type { WorkspaceScope } from "@/db/scope";
import { chooseOwner } from "@/domain/follow-up/choose-owner";
import { changeFollowUps } from "@/features/follow-ups/change-follow-ups";
import { followUpWorkers } from "@/features/follow-ups/open-follow-ups";

/** So many are handed over in one transaction. */
export const MOST_HANDED_OVER = 200;

/**
 * Gives open follow-ups of somebody who left, or lost the right to work on them, to whom the workspace's rule names now; to
 * nobody where it names nobody. Who gets some is told by mail, and the history says so. Returns how many it handed over.
 */
export async function handOver(tx: Tx, scope: WorkspaceScope, now: Date): Promise<number> {
  const workers = await followUpWorkers(tx, scope);
  // Rules first, then what nobody holds: who opens follow-ups locks the rules, then others of the same customers.
  const { rules, turn } = await lockFollowUpRules(tx, scope);
  const left = await listLeftBehind(tx, scope, workers, MOST_HANDED_OVER);
  const given = new Map<string | null, { id: string }[]>();
  let next = turn;
  for (const { id, attributes } of left) {
    const chosen = chooseOwner(rules.owners, { attributes, turn: next, workers });
    next = chosen.turn;
    given.set(chosen.ownerId, [...(given.get(chosen.ownerId) ?? []), { id }]);
  }
  for (const [owner, targets] of given) await changeFollowUps(tx, scope, targets, { owner }, now);
  if (next !== turn) await moveFollowUpMarks(tx, scope, { turn: next });
  return left.length;
}
