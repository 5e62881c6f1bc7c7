import { performance } from "node:perf_hooks";
import { type Db, type Tx, withTenant } from "@/db/client";
import { type DeliveryRow, findWebhook, hasDelivered, type WebhookRow } from "@/db/queries/webhooks/find-webhook";
import { endTurn, findDueDelivery, type Turn } from "@/db/queries/webhooks/turns";
import { updateDelivery } from "@/db/queries/webhooks/write-webhook";
import type { WorkspaceScope } from "@/db/scope";
import { isTooSlow } from "@/db/too-slow";
import { disableWebhook } from "@/features/webhooks/change-webhook";
import { signMessage } from "@/features/webhooks/derive-secret";
import { judgeAttempt } from "@/features/webhooks/judge-attempt";
import { type Posted, postMessage } from "@/features/webhooks/post-message";
import { type SubjectReaders, writeBody } from "@/features/webhooks/write-body";
import { isTransient } from "@/platform/http/map-error";

/** An attempt takes at most so long, whatever the endpoint does. */
export const MOST_ATTEMPT_MS = 30_000;

export interface SendContext {
  readonly db: Db;
  readonly scope: WorkspaceScope;
  readonly now: () => Date;
  readonly signal: AbortSignal;
  readonly authSecret: string;
  /** The app's own address, which a chat's messages lead to. */
  readonly publicUrl: string;
  readonly privateAllowed: boolean;
  /** Of an attempt; shorter in tests. */
  readonly mostMs?: number;
  /** From 0 to below 1, for the jitter. */
  readonly chance?: () => number;
}

/**
 * Sends the delivery that a webhook's turn is for, once, and says what came of it. Nothing of the database is held while the
 * endpoint is waited for. Where the process stops in between the attempt counts for nothing and the turn comes again.
 */
export async function takeTurn(context: SendContext, turn: Turn, read: SubjectReaders): Promise<void> {
  const { db, scope, now, signal, authSecret, privateAllowed, mostMs = MOST_ATTEMPT_MS } = context;
  const due = await prepareOrFail(context, turn, read);
  if (due === null) return;
  const { webhook, delivery, body } = due;
  const at = now();
  const headers = {
    "content-type": "application/json",
    "user-agent": "Candor",
    ...signMessage(authSecret, webhook, { id: delivery.id, body }, at),
  };
  const began = performance.now();
  const posting = { url: webhook.url, headers, body };
  let posted: Posted;
  try {
    posted = await postMessage(posting, { privateAllowed, mostMs, signal });
  } catch (error) {
    const failed = { delivery, posted: { failure: "failed" }, tookMs: 0 } as const;
    await withTenant(db, scope, async (tx) => {
      if (signal.aborted) await endTurn(tx, scope, turn, { fails: turn.fails, rest: null });
      else await settle(tx, context, turn, failed);
    });
    throw error;
  }
  const tookMs = Math.round(performance.now() - began);
  const done = { delivery, posted, tookMs };
  try {
    await withTenant(db, scope, async (tx) => {
      // Stored before it is compared: whoever takes something out meanwhile waits for the row, or is waited for.
      const stored = await settle(tx, context, turn, done);
      if (stored && saysMore(posted) && !(await isStillSaid(tx, context, due, read)))
        await updateDelivery(tx, scope, { id: delivery.id, attempts: delivery.attempts + 1 }, { reply: "" });
    });
  } catch (error) {
    // It was sent, and is not to be sent for ever because what it told of cannot be read.
    await withTenant(db, scope, (tx) => settle(tx, context, turn, { ...done, posted: withoutReply(posted) }));
    throw error;
  }
}

const saysMore = (posted: Posted) => !("failure" in posted) && posted.reply !== "";
const withoutReply = (posted: Posted): Posted => ("failure" in posted ? posted : { ...posted, reply: "" });

/** A reply may repeat what it was told: where that was taken out while it was waited for, nothing of it is kept. */
async function isStillSaid(tx: Tx, context: SendContext, told: Prepared, read: SubjectReaders): Promise<boolean> {
  const body = await writeBody(tx, context, told, read);
  return body !== null && wordsIn(body) === wordsIn(told.body);
}

/** Of a body what somebody said: who works on it, and how often it was written, is nothing to take out. */
function wordsIn(body: string): string {
  const { data, ...more } = JSON.parse(body);
  return JSON.stringify({ ...more, data: { ...data, owner: null, revision: null } });
}

interface Prepared {
  readonly webhook: WebhookRow;
  readonly delivery: DeliveryRow;
  readonly body: string;
}

/**
 * The same where what is told cannot be read, for no reason that passes, or not in time: that is an attempt that failed, or it
 * would come for ever.
 */
async function prepareOrFail(context: SendContext, turn: Turn, read: SubjectReaders): Promise<Prepared | null> {
  const { db, scope, now } = context;
  try {
    return await withTenant(db, scope, (tx) => prepare(tx, context, turn, read));
  } catch (error) {
    if (isTransient(error) && !isTooSlow(error)) throw error;
    await withTenant(db, scope, async (tx) => {
      const delivery = await findDueDelivery(tx, scope, turn.webhookId, now());
      const failed = { posted: { failure: "failed" }, tookMs: 0 } as const;
      if (delivery !== null) await settle(tx, context, turn, { delivery, ...failed });
    });
    throw error;
  }
}

/** What to send; null, and the turn has ended, where there is nothing. */
async function prepare(tx: Tx, context: SendContext, turn: Turn, read: SubjectReaders): Promise<Prepared | null> {
  const { scope, now } = context;
  const at = now();
  const webhook = await findWebhook(tx, scope, turn.webhookId);
  const delivery = webhook?.state === "active" ? await findDueDelivery(tx, scope, turn.webhookId, at) : null;
  if (webhook !== null && delivery !== null) {
    const body = await writeBody(tx, context, { webhook, delivery }, read);
    if (body !== null) return { webhook, delivery, body };
    await updateDelivery(tx, scope, delivery, { state: "gone", nextAttemptAt: null, endedAt: at });
  }
  await endTurn(tx, scope, turn, { fails: turn.fails, rest: null });
  return null;
}

/** Ends a turn with what came of it; false where its delivery is another by now. */
async function settle(
  tx: Tx,
  { scope, now, chance = Math.random }: SendContext,
  turn: Turn,
  { delivery, posted, tookMs }: { readonly delivery: DeliveryRow; readonly posted: Posted; readonly tookMs: number },
): Promise<boolean> {
  const at = now();
  const { attempts } = delivery;
  const judged = judgeAttempt({ attempts, fails: turn.fails, posted, tookMs, chance: chance(), now: at });
  // Locked before the delivery, as where a webhook is deleted.
  const { disable } = judged;
  const arrives = disable === "failing" && (await hasDelivered(tx, scope, turn.webhookId, delivery.createdAt));
  if (disable !== null && !arrives) await disableWebhook(tx, scope, turn.webhookId, disable, at);
  const stored = await updateDelivery(tx, scope, delivery, judged.change);
  await endTurn(tx, scope, turn, judged.turn);
  return stored;
}
