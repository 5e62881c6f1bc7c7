import { and, asc, eq } from "drizzle-orm";
import { type Db, withTenant } from "@/db/client";
import { webhookDelivery, webhookQueue } from "@/db/schema/webhook";
import { outbox } from "@/db/schema/workspace";
import type { WorkspaceScope } from "@/db/scope";

/** Every delivery of a workspace as it is stored, the oldest first. */
export function readDeliveries(db: Db, scope: WorkspaceScope) {
  return withTenant(db, scope, (tx) =>
    tx
      .select()
      .from(webhookDelivery)
      .where(eq(webhookDelivery.workspaceId, scope.workspaceId))
      .orderBy(asc(webhookDelivery.createdAt), asc(webhookDelivery.event), asc(webhookDelivery.id)),
  );
}

/** When its webhooks have their turns. */
export function readTurns(db: Db, scope: WorkspaceScope) {
  return withTenant(db, scope, (tx) =>
    tx.select().from(webhookQueue).where(eq(webhookQueue.workspaceId, scope.workspaceId)),
  );
}

/** What was asked for and no job has taken, of one topic. */
export function readOutbox(db: Db, scope: WorkspaceScope, topic: string) {
  return withTenant(db, scope, (tx) =>
    tx
      .select()
      .from(outbox)
      .where(and(eq(outbox.workspaceId, scope.workspaceId), eq(outbox.topic, topic)))
      .orderBy(asc(outbox.id)),
  );
}

/** Takes a row out of it. */
export async function takeFromOutbox(db: Db, scope: WorkspaceScope, id: number): Promise<void> {
  const own = and(eq(outbox.workspaceId, scope.workspaceId), eq(outbox.id, id));
  await withTenant(db, scope, (tx) => tx.delete(outbox).where(own));
}
