import { createHmac } from "node:crypto";
import { sql } from "drizzle-orm";
import { afterEach, expect, test } from "vitest";
import { type Tx, withTenant } from "@/db/client";
import { findWebhook } from "@/db/queries/webhooks/find-webhook";
import { claimTurns, findDueDelivery } from "@/db/queries/webhooks/turns";
import { insertDeliveries, updateDelivery, updateWebhook } from "@/db/queries/webhooks/write-webhook";
import { auditEvent } from "@/db/schema/workspace";
import { testDatabase } from "@/db/testing/test-database";
import { MOST_FAILS, RETRIES_MS } from "@/domain/webhooks/retries";
import {
  changeWebhook,
  pauseWebhook,
  resumeWebhook,
  rotateSecret,
  sendAgain,
  sendTest,
} from "@/features/webhooks/change-webhook";
import { deriveSecret } from "@/features/webhooks/derive-secret";
import { takeTurn } from "@/features/webhooks/take-turn";
import { openSink, type Received, reply } from "@/features/webhooks/testing/open-sink";
import { NOW } from "@/jobs/handlers/testing/follow-up-stand";
import { webhookStand } from "@/jobs/testing/webhook-stand";
import { newId } from "@/platform/id";

const database = await testDatabase();
const { appDb, workerDb, authSecret } = database;
const stand = webhookStand(database);
const { waitingTest, deliveryOf } = stand;
const publicUrl = "https://candor.example";
// What one test left waiting, the next one does not send.
afterEach(() => workerDb.pool.query("update webhook_queue set next_at = null"));

const after = (ms: number, from = NOW) => new Date(from.getTime() + ms);

/** Worked out as a receiver would, by the words of Standard Webhooks. */
function signatureOf({ headers, body }: Received, secret: string): string {
  const key = Buffer.from(secret.slice("whsec_".length), "base64");
  const text = `${headers["webhook-id"]}.${headers["webhook-timestamp"]}.${body}`;
  return `v1,${createHmac("sha256", key).update(text).digest("base64")}`;
}

test("a message is sent once, signed, and its delivery says what was replied", async () => {
  const { scope, sink, webhook, delivery } = await waitingTest(reply(202, "Thanks\n"));
  await stand.send();
  await stand.send(after(60_000));
  const [received, ...more] = sink.received;
  if (received === undefined) throw new Error("Nothing came.");
  expect(more).toEqual([]);
  expect(received.headers).toMatchObject({
    "content-type": "application/json",
    "user-agent": "Candor",
    "webhook-id": delivery.id,
    "webhook-timestamp": String(NOW.getTime() / 1000),
    "webhook-signature": signatureOf(received, deriveSecret(authSecret, webhook)),
  });
  expect(JSON.parse(received.body)).toEqual({
    type: "webhook.test",
    timestamp: NOW.toISOString(),
    data: { webhook: webhook.id, message: "It works." },
  });
  expect(await deliveryOf(scope)).toMatchObject({
    ...{ state: "delivered", attempts: 1, status: 202, failure: null, reply: "Thanks" },
    ...{ nextAttemptAt: null, endedAt: NOW, tookMs: expect.any(Number) },
  });
});

test("what fails is tried again after 5 s, 5 m, 30 m, 2 h, 5 h, 10 h, 14 h, 20 h and 24 h, under one id, and then no more", async () => {
  const { scope, sink, webhook, delivery } = await waitingTest(reply(500, "Ouch"));
  let now = NOW;
  await stand.send(now);
  for (const wait of RETRIES_MS) {
    const { nextAttemptAt, state, status } = await deliveryOf(scope);
    expect([state, status, nextAttemptAt]).toEqual(["waiting", 500, after(wait, now)]);
    await stand.send(after(wait - 1, now));
    now = after(wait, now);
    await stand.send(now);
  }
  expect(sink.received.map(({ headers }) => headers["webhook-id"])).toEqual(Array(10).fill(delivery.id));
  expect(await deliveryOf(scope)).toMatchObject({ state: "failed", attempts: 10, reply: "Ouch", nextAttemptAt: null });
  await stand.send(after(1e9, now));
  expect(sink.received.length).toBe(10);
  // Nothing has arrived for three days: it is told nothing more until somebody looks.
  const found = await withTenant(appDb, scope, (tx) => findWebhook(tx, scope, webhook.id));
  expect(found).toMatchObject({ state: "disabled", stateReason: "failing", stateAt: now });
});

test("a message that never arrives disables nothing where others do", async () => {
  const { scope, sink, webhook, delivery } = await waitingTest(reply(500));
  let now = NOW;
  for (const wait of [0, ...RETRIES_MS]) {
    now = after(wait, now);
    await stand.send(now);
  }
  await withTenant(appDb, scope, async (tx) => {
    await resumeWebhook(tx, scope, webhook.id, now);
    await sendAgain(tx, scope, delivery.id, now);
  });
  // An endpoint that failed so often rests for a minute, whatever is due.
  for (const wait of [0, 60_000, ...RETRIES_MS.slice(1, -1)]) {
    now = after(wait, now);
    await stand.send(now);
  }
  sink.script = reply(200);
  await withTenant(appDb, scope, (tx) => sendTest(tx, scope, webhook.id, now));
  await stand.send(now);
  sink.script = reply(500);
  await stand.send(after(90_000_000, now));
  const found = await withTenant(appDb, scope, (tx) => findWebhook(tx, scope, webhook.id));
  expect([found?.state, (await stand.deliveriesOf(scope)).map(({ state }) => state).sort()]).toEqual([
    "active",
    ["delivered", "failed"],
  ]);
});

test("where more happens than is tried, so that nothing is tried to its end, so many failures in a row disable as well", async () => {
  const { scope, sink, webhook } = await waitingTest(reply(500));
  await workerDb.pool.query("update webhook_queue set fails = $2 where webhook_id = $1", [webhook.id, MOST_FAILS - 2]);
  const state = async () => (await withTenant(appDb, scope, (tx) => findWebhook(tx, scope, webhook.id)))?.state;
  await stand.send();
  expect(await state()).toBe("active");
  await stand.send(after(60_000));
  expect(await state()).toBe("disabled");
  expect(await deliveryOf(scope)).toMatchObject({ state: "waiting", attempts: 2 });
  // Switched on by a person it is not disabled again by the first thing that fails.
  await withTenant(appDb, scope, (tx) => resumeWebhook(tx, scope, webhook.id, NOW));
  await stand.send(after(3_600_000));
  expect([await state(), await stand.queueOf(scope)]).toMatchObject(["active", [{ fails: 1 }]]);
  expect(sink.received.length).toBe(3);
});

test("at a new address nothing of what the old one asked for is waited for", async () => {
  const { scope, webhook } = await waitingTest(reply(503, "", { "retry-after": "3600" }));
  const other = await openSink(reply(200));
  await stand.send();
  await withTenant(appDb, scope, (tx) => sendTest(tx, scope, webhook.id, NOW));
  await stand.send();
  const change = { url: other.url };
  await withTenant(appDb, scope, (tx) => changeWebhook(tx, scope, webhook.id, change, { privateAllowed: true }));
  expect(await stand.queueOf(scope)).toMatchObject([{ nextAt: after(3_600_000), restUntil: null, fails: 0 }]);
});

test("only what was sent is sent again", async () => {
  const { scope, delivery } = await waitingTest(reply(200));
  const again = () => withTenant(appDb, scope, (tx) => sendAgain(tx, scope, delivery.id, NOW));
  await expect(again()).rejects.toThrow("Only what was sent");
  await stand.send();
  expect(await again()).toMatchObject({ state: "waiting", attempts: 0 });
});

test("a test goes out before all that waits, and so does what is sent again; what then fails stands in line like the rest", async () => {
  const { scope, sink, webhook, delivery } = await waitingTest(reply(200));
  await stand.send();
  const line = Array.from({ length: 3 }, (_, n) => ({ id: newId(), at: after(n - 10) }));
  await withTenant(appDb, scope, (tx) =>
    insertDeliveries(
      tx,
      scope,
      line.map(({ id, at }) => ({
        ...{ id, occasionId: id, subjectId: id, webhookId: webhook.id, event: "alert.raised" as const },
        ...{ createdAt: at, nextAttemptAt: at },
      })),
    ),
  );
  const ask = (id: string) => withTenant(appDb, scope, (tx) => sendAgain(tx, scope, id, NOW));
  const next = async () =>
    (await withTenant(appDb, scope, (tx) => findDueDelivery(tx, scope, webhook.id, after(60_000))))?.id;
  expect(await next()).toBe(line[0]?.id);
  const { id } = await withTenant(appDb, scope, (tx) => sendTest(tx, scope, webhook.id, NOW));
  expect(await next()).toBe(id);
  await ask(delivery.id);
  // Asked for at the same moment, the older one first.
  expect(await next()).toBe(delivery.id);
  sink.script = reply(500);
  await stand.send();
  expect(sink.received.at(-1)?.headers["webhook-id"]).toBe(delivery.id);
  expect(await next()).toBe(id);
  await stand.send(after(60_000));
  expect(sink.received.at(-1)?.headers["webhook-id"]).toBe(id);
  expect(await next()).toBe(line[0]?.id);
});

test("what cannot be posted at all is an attempt that failed", async () => {
  const { scope, webhook } = await waitingTest(reply(200));
  await withTenant(appDb, scope, (tx) => updateWebhook(tx, scope, webhook.id, { url: "ftp://127.0.0.1/" }));
  await stand.send();
  expect(await deliveryOf(scope)).toMatchObject({ attempts: 1, failure: "failed", nextAttemptAt: after(5_000) });
});

test("a wait is stretched by chance, by at most a fifth", async () => {
  const { scope } = await waitingTest(reply(503));
  await stand.send(NOW, { chance: () => 0.5 });
  expect((await deliveryOf(scope)).nextAttemptAt).toEqual(after(5_500));
});

test("a redirect is a failure and is not followed", async () => {
  const elsewhere = await openSink();
  const { scope, sink } = await waitingTest(reply(308, "", { location: elsewhere.url }));
  await stand.send();
  expect([sink.received.length, elsewhere.received.length]).toEqual([1, 0]);
  expect(await deliveryOf(scope)).toMatchObject({
    state: "waiting",
    status: 308,
    failure: "redirect",
    nextAttemptAt: after(5_000),
  });
});

test("410 disables at once, which the trail says of the job; resumed by a person it sends again", async () => {
  const { scope, sink, webhook, delivery } = await waitingTest(reply(410));
  await stand.send();
  expect(await deliveryOf(scope)).toMatchObject({ state: "failed", failure: "endpoint_gone", attempts: 1 });
  await expect(withTenant(appDb, scope, (tx) => sendTest(tx, scope, webhook.id, NOW))).rejects.toThrow("not active");
  const trail = await withTenant(appDb, scope, (tx) => tx.select().from(auditEvent));
  expect(trail.find(({ action }) => action === "webhook.disabled")).toMatchObject({
    actor: { kind: "job", name: "webhooks.send" },
    subject: webhook.id,
    after: { reason: "endpoint_gone" },
  });
  sink.script = reply(200);
  await withTenant(appDb, scope, async (tx) => {
    expect(await resumeWebhook(tx, scope, webhook.id, NOW)).toMatchObject({ state: "active", stateReason: null });
    await sendAgain(tx, scope, delivery.id, NOW);
  });
  await stand.send();
  expect(await deliveryOf(scope)).toMatchObject({ state: "delivered", attempts: 1 });
});

test("a Retry-After of 429 is waited for, as seconds and as a date, by everything that waits for that endpoint", async () => {
  const { scope, sink } = await waitingTest(reply(429, "", { "retry-after": "120" }));
  await stand.send();
  expect(await deliveryOf(scope)).toMatchObject({ status: 429, nextAttemptAt: after(120_000) });
  expect(await stand.queueOf(scope)).toMatchObject([{ nextAt: after(120_000), restUntil: after(120_000), fails: 1 }]);
  const date = after(3_600_000).toUTCString();
  sink.script = reply(503, "", { "retry-after": date });
  await stand.send(after(120_000));
  expect(await deliveryOf(scope)).toMatchObject({ attempts: 2, nextAttemptAt: after(3_600_000) });
  expect(await stand.queueOf(scope)).toMatchObject([
    { nextAt: after(3_600_000), restUntil: after(3_600_000), fails: 2 },
  ]);
});

test.each([
  ["No sense in it.", () => Promise.reject(new Error("No sense in it."))],
  [
    "took too long",
    async (tx: Tx) => {
      await tx.execute(sql`set local statement_timeout = 20`);
      await tx.execute(sql`select pg_sleep(5)`);
      return null;
    },
  ],
])(
  "what cannot be read (%s) is an attempt that failed, and keeps nothing else waiting for ever",
  async (words, read) => {
    const { scope, sink, webhook } = await waitingTest(reply(200));
    const [turn] = await claimTurns(workerDb, {
      ...{ now: NOW, until: after(60_000), failing: false, most: 9, mostOfOne: 9 },
    });
    if (!turn) throw new Error("No turn.");
    const delivery = await deliveryOf(scope);
    await withTenant(appDb, scope, (tx) =>
      updateDelivery(tx, scope, delivery, { event: "alert.raised", subjectId: webhook.id }),
    );
    const context = {
      db: workerDb,
      scope,
      authSecret,
      publicUrl,
      privateAllowed: true,
      now: () => NOW,
      chance: () => 0,
    };
    const signal = new AbortController().signal;
    await expect(takeTurn({ ...context, signal }, turn, { json: read, chat: read })).rejects.toThrow(words);
    expect(await deliveryOf(scope)).toMatchObject({ attempts: 1, failure: "failed", nextAttemptAt: after(5_000) });
    expect(await stand.queueOf(scope)).toMatchObject([{ claim: null, nextAt: after(5_000) }]);
    expect(sink.received).toEqual([]);
  },
);

test("paused, what waits is kept and what happens is not told; resumed, what waited is sent", async () => {
  const { scope, sink, webhook } = await waitingTest(reply(200));
  await withTenant(appDb, scope, (tx) => pauseWebhook(tx, scope, webhook.id, NOW));
  await stand.send(after(86_400_000));
  expect(sink.received.length).toBe(0);
  await withTenant(appDb, scope, (tx) => resumeWebhook(tx, scope, webhook.id, NOW));
  await stand.send(after(86_400_000));
  expect(sink.received.length).toBe(1);
});

test("after a rotation the old secret and the new one sign for 24 hours, then the new one alone", async () => {
  const { scope, sink, webhook } = await waitingTest(reply(200));
  const rotated = await withTenant(appDb, scope, (tx) => rotateSecret(tx, scope, webhook.id, NOW));
  const [old, next] = [deriveSecret(authSecret, webhook), deriveSecret(authSecret, rotated)];
  expect(old).not.toBe(next);
  await stand.send(after(86_399_000));
  await withTenant(appDb, scope, (tx) => sendTest(tx, scope, webhook.id, NOW));
  await stand.send(after(86_400_000));
  const [during, later] = sink.received;
  if (!during || !later) throw new Error("Not both came.");
  expect(during.headers["webhook-signature"]).toBe(`${signatureOf(during, next)} ${signatureOf(during, old)}`);
  expect(later.headers["webhook-signature"]).toBe(signatureOf(later, next));
});
