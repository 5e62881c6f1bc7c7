import { type AnyColumn, and, eq, lt, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { type DeliveryRow, isDelivery, isWebhook, type WebhookRow } from "@/db/queries/webhooks/find-webhook";
import { webhook, webhookDelivery, webhookQueue } from "@/db/schema/webhook";
import type { WorkspaceScope } from "@/db/scope";

export type NewWebhook = Omit<typeof webhook.$inferInsert, "workspaceId">;
export type NewDelivery = Omit<typeof webhookDelivery.$inferInsert, "workspaceId">;

const DELIVERIES_AT_ONCE = 1_000;

/** Stores a webhook where the workspace has fewer than `most`; null where it has as many. Two at once count each other. */
export async function insertWebhook(
  tx: Tx,
  scope: WorkspaceScope,
  values: NewWebhook,
  most: number,
): Promise<WebhookRow | null> {
  const { workspaceId } = scope;
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`candor.webhooks ${workspaceId}`}, 0))`);
  const [has] = await tx
    .select({ n: sql<number>`count(*)::int` })
    .from(webhook)
    .where(eq(webhook.workspaceId, workspaceId));
  if ((has?.n ?? 0) >= most) return null;
  const [row] = await tx
    .insert(webhook)
    .values({ ...values, workspaceId })
    .returning();
  if (!row) throw new Error("A webhook that was stored is gone.");
  await tx.insert(webhookQueue).values({ workspaceId, webhookId: row.id });
  return row;
}

/** Changes a webhook's own row, which the caller has locked. */
export async function updateWebhook(
  tx: Tx,
  scope: WorkspaceScope,
  id: string,
  change: Partial<Omit<WebhookRow, "workspaceId" | "id">>,
): Promise<WebhookRow> {
  const [row] = await tx.update(webhook).set(change).where(isWebhook(scope, id)).returning();
  if (!row) throw new Error("A webhook that was locked is gone.");
  return row;
}

/** Deletes a webhook with what was sent to it and what waits. */
export async function deleteWebhookRow(tx: Tx, scope: WorkspaceScope, id: string): Promise<void> {
  await tx.delete(webhook).where(isWebhook(scope, id));
}

/**
 * Lets deliveries wait for their turn; what is there already stays as it is. The webhooks are planned in the order of
 * their ids, in which every process takes its locks.
 */
export async function insertDeliveries(tx: Tx, scope: WorkspaceScope, rows: readonly NewDelivery[]): Promise<void> {
  const { workspaceId } = scope;
  for (let at = 0; at < rows.length; at += DELIVERIES_AT_ONCE)
    await tx
      .insert(webhookDelivery)
      .values(rows.slice(at, at + DELIVERIES_AT_ONCE).map((row) => ({ ...row, workspaceId })))
      .onConflictDoNothing();
  for (const id of [...new Set(rows.map(({ webhookId }) => webhookId))].sort()) await planTurn(tx, scope, id);
}

/** Changes a delivery, if it is still the one that was seen: between its attempts somebody may have sent it again. */
export async function updateDelivery(
  tx: Tx,
  scope: WorkspaceScope,
  seen: Pick<DeliveryRow, "id" | "attempts">,
  change: Partial<Omit<DeliveryRow, "workspaceId" | "id" | "webhookId">>,
): Promise<boolean> {
  const done = await tx
    .update(webhookDelivery)
    .set(change)
    .where(and(isDelivery(scope, seen.id), eq(webhookDelivery.attempts, seen.attempts)));
  return (done.rowCount ?? 0) > 0;
}

/**
 * Says anew when a webhook's next turn is: when its first delivery is due, once its endpoint has rested; `rested`: a person
 * wants it tried now. Locked first: a statement of its own sees what others committed until then.
 */
export async function planTurn(tx: Tx, scope: WorkspaceScope, webhookId: string, rested = false): Promise<void> {
  const own = and(eq(webhookQueue.workspaceId, scope.workspaceId), eq(webhookQueue.webhookId, webhookId));
  await tx.select({ id: webhookQueue.webhookId }).from(webhookQueue).where(own).for("update");
  const rest = rested ? null : webhookQueue.restUntil;
  await tx
    .update(webhookQueue)
    .set({ nextAt: nextTurn(scope, webhookId, rest), restUntil: sql`${rest}` })
    .where(own);
}

/** The same where a person says that its endpoint is another, or works again: what failed before counts for nothing. */
export async function planAnew(tx: Tx, scope: WorkspaceScope, webhookId: string): Promise<void> {
  await planTurn(tx, scope, webhookId, true);
  const own = and(eq(webhookQueue.workspaceId, scope.workspaceId), eq(webhookQueue.webhookId, webhookId));
  await tx.update(webhookQueue).set({ fails: 0 }).where(own);
}

/** When a webhook's first delivery is due, not before its endpoint has rested; null where nothing waits or nothing is told. */
export function nextTurn({ workspaceId }: WorkspaceScope, webhookId: string, rest: AnyColumn | Date | null) {
  return sql`(select greatest(min(d.next_attempt_at), ${rest}::timestamptz) from webhook w
    join webhook_delivery d on d.workspace_id = w.workspace_id and d.webhook_id = w.id and d.state = 'waiting'
    where w.workspace_id = ${workspaceId} and w.id = ${webhookId} and w.state = 'active' having count(*) > 0)`;
}

/** Deletes deliveries from before an instant, whatever became of them. */
export async function deleteOldDeliveries(tx: Tx, scope: WorkspaceScope, before: Date): Promise<void> {
  await tx
    .delete(webhookDelivery)
    .where(and(eq(webhookDelivery.workspaceId, scope.workspaceId), lt(webhookDelivery.createdAt, before)));
}
