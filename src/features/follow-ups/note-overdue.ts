import type { Tx } from "@/db/client";
import { askForMail, GATHER_MS } from "@/db/queries/follow-ups/follow-up-mail";
import {
  type FollowUpNotice,
  insertNotices,
  lockEscalated,
  lockOverdue,
  markEscalated,
  markOverdue,
} from "@/db/queries/follow-ups/overdue-follow-ups";
import { readFollowUpRules } from "@/db/queries/follow-ups/read-rules";
import { writeFollowUpEvents } from "@/db/queries/follow-ups/write-follow-ups";
import type { WorkspaceScope } from "@/db/scope";
import { overdueSince } from "@/domain/follow-up/overdue";
import { followUpWorkers } from "@/features/follow-ups/open-follow-ups";
import { readEscalation } from "@/features/follow-ups/set-escalations";

/** So many of each are taken note of in one transaction. */
export const MOST_NOTED = 500;

/**
 * Takes note of follow-ups that have become overdue, once each, and asks for the mail that tells their owners; and of those
 * that stayed open for so long after it that the rules name others to be told, once each. Returns the larger of both counts.
 */
export async function noteOverdue(tx: Tx, scope: WorkspaceScope, now: Date): Promise<number> {
  const { rules } = await readFollowUpRules(tx, scope);
  const { owner, escalateTo } = rules.overdue;
  const workers = await followUpWorkers(tx, scope);
  const told = escalateTo.filter((id) => workers.has(id));
  const notices: FollowUpNotice[] = [];

  const late = await lockOverdue(tx, scope, { since: overdueSince(now), now, limit: MOST_NOTED });
  const escalateAt = await readEscalation(tx, scope, now);
  await markOverdue(
    tx,
    scope,
    late.map(({ id, dueAt }) => ({ id, escalateAt: escalateAt(dueAt) })),
    now,
  );
  if (owner)
    for (const { id, ownerId } of late)
      if (ownerId !== null && workers.has(ownerId)) notices.push({ userId: ownerId, followUpId: id, kind: "overdue" });

  const lying = await lockEscalated(tx, scope, { now, limit: MOST_NOTED });
  const escalated = lying.filter(({ ownerId }) => told.some((id) => id !== ownerId));
  await markEscalated(
    tx,
    scope,
    lying.map(({ id }) => id),
    now,
  );
  for (const { id, ownerId } of escalated)
    for (const userId of told) if (userId !== ownerId) notices.push({ userId, followUpId: id, kind: "escalated" });

  const events = [
    ...late.map(({ id }) => ({ id, what: "overdue" as const })),
    ...escalated.map(({ id }) => ({ id, what: "escalated" as const })),
  ];
  await writeFollowUpEvents(tx, scope, events, now);
  await insertNotices(tx, scope, notices, now);
  const at = new Date(now.getTime() + GATHER_MS);
  await askForMail(tx, scope, new Map(notices.map(({ userId }) => [userId, at])));
  return Math.max(late.length, lying.length);
}
