import { and, asc, eq, lte, type SQL, sql } from "drizzle-orm";
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

export interface Claiming {
  readonly now: Date;
  /** When a claim is given up. */
  readonly until: Date;
  /** Who failed last is asked for apart from who did not, so that endpoints that never answer cannot take every place. */
  readonly failing: boolean;
  readonly most: number;
  /** So many places one workspace takes at most, also where its endpoints are slow and well. */
  readonly mostOfOne: number;
}

/** Claims the turns of webhooks where something is due, across workspaces, as the worker's role. */
export async function claimTurns(workerDb: Db, asked: Claiming): Promise<Turn[]> {
  const { now, until, failing, most, mostOfOne } = asked;
  const reply = await workerDb.pool.query<Turn>(
    `update webhook_queue q set claim = gen_random_uuid(), claimed_until = $2
     from (
       select q.workspace_id, q.webhook_id from webhook_queue q
       join (
         select workspace_id, webhook_id, claimed_until > $1 as busy,
           row_number() over (partition by workspace_id order by claimed_until > $1 desc nulls last, next_at) as place
         from webhook_queue where claimed_until > $1 or (next_at <= $1 and (fails > 0) = $3)
       ) c on c.workspace_id = q.workspace_id and c.webhook_id = q.webhook_id and c.busy is not true and c.place <= $5
       where q.next_at <= $1 and (q.claimed_until is null or q.claimed_until <= $1) and (q.fails > 0) = $3
       order by q.next_at limit $4 for update of q skip locked
     ) due
     where q.workspace_id = due.workspace_id and q.webhook_id = due.webhook_id
     returning q.workspace_id as "workspaceId", q.webhook_id as "webhookId", q.claim, q.fails`,
    [now, until, failing, most, mostOfOne],
  );
  return reply.rows;
}

/** The delivery that a webhook's turn is for: what a person has just asked for, else the one that is due for longest. */
export async function findDueDelivery(
  tx: Tx,
  scope: WorkspaceScope,
  webhookId: string,
  now: Date,
): Promise<DeliveryRow | null> {
  const due = (asked: SQL | undefined) =>
    tx
      .select()
      .from(webhookDelivery)
      .where(
        and(
          eq(webhookDelivery.workspaceId, scope.workspaceId),
          eq(webhookDelivery.webhookId, webhookId),
          eq(webhookDelivery.state, "waiting"),
          lte(webhookDelivery.nextAttemptAt, now),
          asked,
        ),
      )
      .orderBy(asc(webhookDelivery.nextAttemptAt), asc(webhookDelivery.id))
      .limit(1);
  // Two looks: ordered by both at once, an index would serve neither, and all that waits would be read at each turn.
  const [row = (await due(undefined))[0]] = await due(ASKED);
  return row ?? null;
}

/** A test, or what is sent again, before its first attempt; after that it stands in line. */
const ASKED = sql`attempts = 0 and (event = 'webhook.test' or attempted_at is not null)`;

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
