import { and, asc, eq, lte } from "drizzle-orm";
import type { Db, Tx } from "@/db/client";
import type { DeliveryRow } from "@/db/queries/webhooks/find-webhook";
import { nextTurn } from "@/db/queries/webhooks/write-webhook";
import { webhookDelivery, webhookQueue } from "@/db/schema/webhook";
import type { WorkspaceScope } from "@/db/scope";

/** The right to send one delivery to one webhook, for whoever claimed it. */
export interface Turn {
  readonly workspaceId: string;
  readonly webhookId: string;
  readonly claim: string;
  /** Failed attempts in a row before it. */
  readonly fails: number;
}

/**
 * Claims the turns of webhooks where something is due, across workspaces, as the worker's role. Who failed last is asked for
 * apart from who did not, so that endpoints that never answer cannot take every slot.
 */
export async function claimTurns(
  workerDb: Db,
  asked: { readonly now: Date; readonly until: Date; readonly failing: boolean; readonly most: number },
): Promise<Turn[]> {
  const { now, until, failing, most } = asked;
  const reply = await workerDb.pool.query<Turn>(
    `update webhook_queue q set claim = gen_random_uuid(), claimed_until = $2
     from (
       select workspace_id, webhook_id from webhook_queue
       where next_at <= $1 and (claimed_until is null or claimed_until <= $1) and (fails > 0) = $3
       order by next_at limit $4 for update skip locked
     ) due
     where q.workspace_id = due.workspace_id and q.webhook_id = due.webhook_id
     returning q.workspace_id as "workspaceId", q.webhook_id as "webhookId", q.claim, q.fails`,
    [now, until, failing, most],
  );
  return reply.rows;
}

/** The delivery that a webhook's turn is for: the one that is due for longest. */
export async function findDueDelivery(
  tx: Tx,
  scope: WorkspaceScope,
  webhookId: string,
  now: Date,
): Promise<DeliveryRow | null> {
  const [row] = await tx
    .select()
    .from(webhookDelivery)
    .where(
      and(
        eq(webhookDelivery.workspaceId, scope.workspaceId),
        eq(webhookDelivery.webhookId, webhookId),
        eq(webhookDelivery.state, "waiting"),
        lte(webhookDelivery.nextAttemptAt, now),
      ),
    )
    .orderBy(asc(webhookDelivery.nextAttemptAt), asc(webhookDelivery.id))
    .limit(1);
  return row ?? null;
}

/**
 * Ends a turn: the webhook's next one is when its next delivery is due, not before `rest`, and never where it is not told
 * any more. A claim that somebody else took over meanwhile is theirs.
 */
export async function endTurn(
  tx: Tx,
  scope: WorkspaceScope,
  { webhookId, claim }: Turn,
  { fails, rest }: { readonly fails: number; readonly rest: Date | null },
): Promise<void> {
  const own = and(
    eq(webhookQueue.workspaceId, scope.workspaceId),
    eq(webhookQueue.webhookId, webhookId),
    eq(webhookQueue.claim, claim),
  );
  // A statement of its own, so that the next one sees what was put into the queue until then.
  await tx.select({ id: webhookQueue.webhookId }).from(webhookQueue).where(own).for("update");
  const nextAt = nextTurn(scope, webhookId, rest);
  await tx.update(webhookQueue).set({ claim: null, claimedUntil: null, fails, restUntil: rest, nextAt }).where(own);
}
