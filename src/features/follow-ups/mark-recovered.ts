import type { Tx } from "@/db/client";
import { listRecoverable } from "@/db/queries/follow-ups/list-recoverable";
import type { StoredResponse } from "@/db/queries/follow-ups/read-judged";
import { updateFollowUp, writeFollowUpEvents } from "@/db/queries/follow-ups/write-follow-ups";
import type { WorkspaceScope } from "@/db/scope";
import { tookBack } from "@/domain/follow-up/score-words";

/**
 * Marks the follow-ups whose customers answered better afterwards; the first better answer counts, and what
 * only a link says is theirs takes nothing back that is proven. `before`: those that were
 * marked by the same answers already, of which nothing new is written down.
 */
export async function markRecovered(
  tx: Tx,
  scope: WorkspaceScope,
  responses: readonly StoredResponse[],
  before: ReadonlySet<string>,
  now: Date,
): Promise<void> {
  const counted = responses.filter(
    ({ state, customerId, anonymous }) => state === "counted" && customerId !== null && !anonymous,
  );
  const customers = [...new Set(counted.flatMap(({ customerId }) => customerId ?? []))];
  for (const open of await listRecoverable(tx, scope, customers)) {
    const better = counted.find(
      (later) =>
        later.customerId === open.customerId &&
        later.answeredAt > open.answeredAt &&
        (open.claimed || !later.claimed) &&
        saysBetter(open, later.answers),
    );
    if (better === undefined) continue;
    await updateFollowUp(tx, scope, open.id, { recoveredAt: better.answeredAt, recoveredResponseId: better.id });
    if (!before.has(open.id))
      await writeFollowUpEvents(tx, scope, [{ id: open.id, what: "recovered", after: better.id }], now);
  }
}

function saysBetter(before: { scale: string; score: number }, answers: StoredResponse["answers"]): boolean {
  return answers.some(({ scale, score }) => scale !== null && score !== null && tookBack(before, { scale, score }));
}
