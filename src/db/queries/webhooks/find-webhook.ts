import { and, asc, desc, eq, gte, type SQL, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { webhook, webhookDelivery } from "@/db/schema/webhook";
import type { WorkspaceScope } from "@/db/scope";

export type WebhookRow = typeof webhook.$inferSelect;
export type DeliveryRow = typeof webhookDelivery.$inferSelect;

/** A page of a list: what stood last on the one before, and how many at most. */
export interface WebhookPage {
  readonly after: { readonly at: string; readonly id: string } | null;
  readonly limit: number;
}

/** A workspace's webhooks, the oldest first. */
export function listWebhookRows(tx: Tx, scope: WorkspaceScope, { after, limit }: WebhookPage): Promise<WebhookRow[]> {
  const { createdAt, id } = webhook;
  return tx
    .select()
    .from(webhook)
    .where(
      and(
        eq(webhook.workspaceId, scope.workspaceId),
        after === null ? undefined : sql`(${createdAt}, ${id}) > (${after.at}::timestamptz, ${after.id}::uuid)`,
      ),
    )
    .orderBy(asc(createdAt), asc(id))
    .limit(limit);
}

/** One webhook; null where this workspace has none such. */
export async function findWebhook(tx: Tx, scope: WorkspaceScope, id: string): Promise<WebhookRow | null> {
  const [row] = await tx.select().from(webhook).where(isWebhook(scope, id));
  return row ?? null;
}

/** The same, kept from being changed by others until the transaction ends. */
export async function lockWebhook(tx: Tx, scope: WorkspaceScope, id: string): Promise<WebhookRow | null> {
  const [row] = await tx.select().from(webhook).where(isWebhook(scope, id)).for("update");
  return row ?? null;
}

/** What was sent to a webhook or waits for it, the newest first; `state` null: all. */
export function listDeliveryRows(
  tx: Tx,
  scope: WorkspaceScope,
  webhookId: string,
  { after, limit, state }: WebhookPage & { readonly state: DeliveryRow["state"] | null },
): Promise<DeliveryRow[]> {
  const { createdAt, id } = webhookDelivery;
  return tx
    .select()
    .from(webhookDelivery)
    .where(
      and(
        eq(webhookDelivery.workspaceId, scope.workspaceId),
        eq(webhookDelivery.webhookId, webhookId),
        state === null ? undefined : eq(webhookDelivery.state, state),
        after === null ? undefined : sql`(${createdAt}, ${id}) < (${after.at}::timestamptz, ${after.id}::uuid)`,
      ),
    )
    .orderBy(desc(createdAt), desc(id))
    .limit(limit);
}

/** One delivery; null where this workspace has none such. */
export async function findDelivery(tx: Tx, scope: WorkspaceScope, id: string): Promise<DeliveryRow | null> {
  const [row] = await tx.select().from(webhookDelivery).where(isDelivery(scope, id));
  return row ?? null;
}

/** How it goes with one webhook: what waits, counted up to `most`, and how many attempts failed in a row. */
export async function readStanding(
  tx: Tx,
  { workspaceId }: WorkspaceScope,
  webhookId: string,
  most: number,
): Promise<{ waiting: number; fails: number }> {
  const reply = await tx.execute<{ waiting: number; fails: number }>(sql`
    select q.fails, (select count(*) from (select from webhook_delivery d
      where d.workspace_id = q.workspace_id and d.webhook_id = q.webhook_id and d.state = 'waiting' limit ${most}) w)::int as waiting
    from webhook_queue q where q.workspace_id = ${workspaceId} and q.webhook_id = ${webhookId}`);
  return reply.rows[0] ?? { waiting: 0, fails: 0 };
}

/** Whether anything arrived at a webhook's endpoint since an instant. */
export async function hasDelivered(tx: Tx, scope: WorkspaceScope, webhookId: string, since: Date): Promise<boolean> {
  const [row] = await tx
    .select({ id: webhookDelivery.id })
    .from(webhookDelivery)
    .where(
      and(
        eq(webhookDelivery.workspaceId, scope.workspaceId),
        eq(webhookDelivery.webhookId, webhookId),
        eq(webhookDelivery.state, "delivered"),
        gte(webhookDelivery.endedAt, since),
      ),
    )
    .limit(1);
  return row !== undefined;
}

/** Names one webhook of a workspace. */
export function isWebhook(scope: WorkspaceScope, id: string): SQL | undefined {
  return and(eq(webhook.workspaceId, scope.workspaceId), eq(webhook.id, id));
}

/** Names one delivery of a workspace. */
export function isDelivery(scope: WorkspaceScope, id: string): SQL | undefined {
  return and(eq(webhookDelivery.workspaceId, scope.workspaceId), eq(webhookDelivery.id, id));
}
