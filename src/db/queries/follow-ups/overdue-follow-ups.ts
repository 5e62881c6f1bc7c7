import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { followUpNotice } from "@/db/schema/follow-up";
import type { WorkspaceScope } from "@/db/scope";

/** An open follow-up whose time has passed. */
export interface LateFollowUp {
  readonly id: string;
  readonly ownerId: string | null;
  readonly dueAt: Date;
}

/** Whom to tell of which follow-up. */
export interface FollowUpNotice {
  readonly userId: string;
  readonly followUpId: string;
  readonly kind: (typeof followUpNotice.$inferSelect)["kind"];
}

type Row = { id: string; ownerId: string | null; dueAt: string };

/**
 * Open follow-ups that became overdue since an instant and of which nobody took note, locked; at most `limit`. What somebody
 * else holds now is left for the next minute.
 */
export async function lockOverdue(
  tx: Tx,
  { workspaceId }: WorkspaceScope,
  { since, now, limit }: { readonly since: Date; readonly now: Date; readonly limit: number },
): Promise<LateFollowUp[]> {
  const reply = await tx.execute<Row>(sql`
    select f.id, f.owner_id as "ownerId", f.due_at as "dueAt" from follow_up f
    where f.workspace_id = ${workspaceId} and f.closed_at is null and f.overdue_at is null and f.due_at > ${since}
      and f.due_at <= ${now}
    order by f.due_at, f.id limit ${limit} for update skip locked`);
  return reply.rows.map((row) => ({ ...row, dueAt: new Date(row.dueAt) }));
}

/** Open follow-ups that stayed open for so long after their due time that they are escalated now, locked; at most `limit`. */
export async function lockEscalated(
  tx: Tx,
  { workspaceId }: WorkspaceScope,
  { now, limit }: { readonly now: Date; readonly limit: number },
): Promise<LateFollowUp[]> {
  const reply = await tx.execute<Row>(sql`
    select f.id, f.owner_id as "ownerId", f.due_at as "dueAt" from follow_up f
    where f.workspace_id = ${workspaceId} and f.closed_at is null and f.escalated_at is null and f.escalate_at <= ${now}
    order by f.escalate_at, f.id limit ${limit} for update skip locked`);
  return reply.rows.map((row) => ({ ...row, dueAt: new Date(row.dueAt) }));
}

/** Takes note that these are overdue, and from when on each is escalated. Its revision stays: whoever works on it may go on. */
export async function markOverdue(
  tx: Tx,
  { workspaceId }: WorkspaceScope,
  late: readonly { readonly id: string; readonly escalateAt: Date | null }[],
  now: Date,
): Promise<void> {
  const given = JSON.stringify(late.map(({ id, escalateAt }) => ({ id, at: escalateAt })));
  await tx.execute(sql`
    update follow_up f set overdue_at = ${now}, escalate_at = g.at
    from jsonb_to_recordset(${given}::jsonb) as g (id uuid, at timestamptz)
    where f.workspace_id = ${workspaceId} and f.id = g.id`);
}

/** Open follow-ups that were noted as overdue since an instant while nobody was named to be told later, locked. */
export async function lockUnescalated(tx: Tx, { workspaceId }: WorkspaceScope, since: Date): Promise<LateFollowUp[]> {
  const reply = await tx.execute<Row>(sql`
    select f.id, f.owner_id as "ownerId", f.due_at as "dueAt" from follow_up f
    where f.workspace_id = ${workspaceId} and f.closed_at is null and f.overdue_at is not null and f.escalate_at is null
      and f.due_at > ${since}
    order by f.id for update`);
  return reply.rows.map((row) => ({ ...row, dueAt: new Date(row.dueAt) }));
}

/** Says from when on each of these is escalated. */
export async function setEscalateAt(
  tx: Tx,
  { workspaceId }: WorkspaceScope,
  late: readonly { readonly id: string; readonly escalateAt: Date | null }[],
): Promise<void> {
  const given = JSON.stringify(late.map(({ id, escalateAt }) => ({ id, at: escalateAt })));
  await tx.execute(sql`
    update follow_up f set escalate_at = g.at from jsonb_to_recordset(${given}::jsonb) as g (id uuid, at timestamptz)
    where f.workspace_id = ${workspaceId} and f.id = g.id`);
}

/** Takes note that these were escalated. */
export async function markEscalated(
  tx: Tx,
  { workspaceId }: WorkspaceScope,
  ids: readonly string[],
  now: Date,
): Promise<void> {
  await tx.execute(sql`
    update follow_up set escalated_at = ${now}
    where workspace_id = ${workspaceId} and id = any(${`{${ids.join(",")}}`}::uuid[])`);
}

/** Keeps whom to tell, members alone; of one that was opened again they are told again. */
export async function insertNotices(
  tx: Tx,
  { workspaceId }: WorkspaceScope,
  notices: readonly FollowUpNotice[],
  now: Date,
): Promise<void> {
  if (notices.length === 0) return;
  await tx.execute(sql`
    insert into follow_up_notice (workspace_id, user_id, follow_up_id, kind, created_at)
    select ${workspaceId}::uuid, m.user_id, g."followUpId", g.kind, ${now}
    from jsonb_to_recordset(${JSON.stringify(notices)}::jsonb) as g ("userId" uuid, "followUpId" uuid, kind text)
    join membership m on m.workspace_id = ${workspaceId} and m.user_id = g."userId"
    on conflict (workspace_id, user_id, follow_up_id, kind) do update set created_at = excluded.created_at, told_at = null`);
}
