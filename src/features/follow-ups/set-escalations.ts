import type { Tx } from "@/db/client";
import { lockUnescalated, setEscalateAt } from "@/db/queries/follow-ups/overdue-follow-ups";
import { readFollowUpRules } from "@/db/queries/follow-ups/read-rules";
import type { FollowUpRow } from "@/db/queries/follow-ups/write-follow-ups";
import { findCalendar } from "@/db/queries/promises/find-calendar";
import type { WorkspaceScope } from "@/db/scope";
import { dueAfter } from "@/domain/follow-up/due";
import { overdueSince } from "@/domain/follow-up/overdue";

/** When a follow-up that lies since an instant is escalated, as the workspace's rules are now; null where nobody is named. */
export async function readEscalation(tx: Tx, scope: WorkspaceScope, now: Date): Promise<(since: Date) => Date | null> {
  const { escalateAfter, escalateTo } = (await readFollowUpRules(tx, scope)).rules.overdue;
  if (escalateTo.length === 0) return () => null;
  const clock = (await findCalendar(tx, scope, now))?.clock ?? null;
  return (since) => dueAfter(since, escalateAfter, clock);
}

/** What was overdue before it was closed and is opened again is escalated so many hours from now, not at once. */
export async function reopened(
  tx: Tx,
  scope: WorkspaceScope,
  row: FollowUpRow,
  patch: Partial<Pick<FollowUpRow, "closedAt">>,
  now: Date,
): Promise<Partial<Pick<FollowUpRow, "escalateAt">>> {
  if (patch.closedAt !== null || row.closedAt === null || row.overdueAt === null) return {};
  return { escalateAt: (await readEscalation(tx, scope, now))(now) };
}

/** Once somebody is named, what became overdue within the last week while nobody was and is still open is escalated too. */
export async function setEscalations(tx: Tx, scope: WorkspaceScope, now: Date): Promise<void> {
  const escalateAt = await readEscalation(tx, scope, now);
  const lying = await lockUnescalated(tx, scope, overdueSince(now));
  await setEscalateAt(
    tx,
    scope,
    lying.map(({ id, dueAt }) => ({ id, escalateAt: escalateAt(dueAt) })),
  );
}
