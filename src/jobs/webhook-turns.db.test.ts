import { afterEach, expect, test } from "vitest";
import { withTenant } from "@/db/client";
import { testDatabase } from "@/db/testing/test-database";
import { sendTest } from "@/features/webhooks/change-webhook";
import { openSink, reply } from "@/features/webhooks/testing/open-sink";
import { NOW } from "@/jobs/handlers/testing/follow-up-stand";
import { sendWebhooks } from "@/jobs/send-webhooks";
import { webhookStand } from "@/jobs/testing/webhook-stand";
import { createLogger } from "@/platform/logger";

const database = await testDatabase();
const { appDb, workerDb, authSecret, makeWorkspace } = database;
const stand = webhookStand(database);
const { waitingTest, deliveryOf } = stand;
const publicUrl = "https://candor.example";
// What one test left waiting, the next one does not send.
afterEach(() => workerDb.pool.query("update webhook_queue set next_at = null"));

const after = (ms: number, from = NOW) => new Date(from.getTime() + ms);

test("who never answers is out of time and tried again; others are told meanwhile", async () => {
  const slow = await waitingTest(() => {});
  const quick = await waitingTest((response) => {
    // Only once the slow one is being waited for.
    const wait = () => (slow.sink.received.length > 0 ? response.end() : setTimeout(wait, 5));
    wait();
  });
  await stand.send(NOW, { mostMs: 1_000 });
  expect(await deliveryOf(slow.scope)).toMatchObject({
    state: "waiting",
    failure: "timeout",
    status: null,
    attempts: 1,
  });
  expect(await deliveryOf(quick.scope)).toMatchObject({ state: "delivered" });
});

test("endpoints that keep failing take at most half of the places, so that one that works has its turn", async () => {
  const places = { all: 8, failing: 4, ofOne: 8 };
  const failing = await Promise.all(Array.from({ length: 12 }, () => waitingTest(reply(500))));
  await stand.send();
  const later = after(3_600_000);
  const quick = await waitingTest(reply(200));
  for (const { sink } of failing)
    sink.script = (response) => {
      const wait = () => (quick.sink.received.length > 0 ? response.writeHead(500).end() : setTimeout(wait, 5));
      wait();
    };
  const stopping = new AbortController();
  const options = {
    db: workerDb,
    logger: createLogger("silent"),
    authSecret,
    publicUrl,
    privateAllowed: true,
    now: () => later,
  };
  const sending = sendWebhooks({ ...options, places, signal: stopping.signal, chance: () => 0 });
  await expect.poll(async () => (await deliveryOf(quick.scope)).state, { timeout: 20_000 }).toBe("delivered");
  await expect
    .poll(
      async () => (await Promise.all(failing.map(({ scope }) => deliveryOf(scope)))).every((row) => row.attempts === 2),
      {
        timeout: 20_000,
      },
    )
    .toBe(true);
  stopping.abort();
  await sending;
});

test("endpoints that never answer hold half of the places, those of one workspace their share, and no more", async () => {
  const scope = await makeWorkspace();
  const sink = await openSink(() => {});
  for (let n = 0; n < 5; n += 1) {
    const { id } = await stand.add(scope, sink.url);
    await withTenant(appDb, scope, (tx) => sendTest(tx, scope, id, NOW));
  }
  const others = await Promise.all(Array.from({ length: 5 }, () => waitingTest(() => {})));
  const stopping = new AbortController();
  const hold = (places: { all: number; failing: number; ofOne: number }, signal: AbortSignal) =>
    sendWebhooks({
      ...{ db: workerDb, logger: createLogger("silent"), authSecret, publicUrl, privateAllowed: true },
      ...{ now: () => NOW, signal, places },
    });
  const waitedFor = () => [sink, ...others.map((one) => one.sink)].map(({ received }) => received.length);
  const sending = hold({ all: 9, failing: 9, ofOne: 2 }, stopping.signal);
  await expect.poll(waitedFor, { timeout: 20_000 }).toEqual([2, 1, 1, 1, 1, 1]);
  // Another round does not begin a third.
  await new Promise((resolve) => setTimeout(resolve, 1_200));
  expect(waitedFor()).toEqual([2, 1, 1, 1, 1, 1]);
  stopping.abort();
  await sending;
  await workerDb.pool.query("update webhook_queue set fails = 1 where next_at is not null");
  const again = new AbortController();
  const failing = hold({ all: 9, failing: 3, ofOne: 2 }, again.signal);
  await expect.poll(() => waitedFor().reduce((sum, n) => sum + n), { timeout: 20_000 }).toBe(10);
  await new Promise((resolve) => setTimeout(resolve, 1_200));
  expect(waitedFor().reduce((sum, n) => sum + n)).toBe(10);
  again.abort();
  await failing;
});

test("to one endpoint one thing is sent at a time, however many senders there are, and each once", async () => {
  let atOnce = 0;
  let most = 0;
  const { scope, sink, webhook } = await waitingTest((response) => {
    atOnce += 1;
    most = Math.max(most, atOnce);
    setTimeout(() => {
      atOnce -= 1;
      response.end();
    }, 10);
  });
  for (let more = 0; more < 9; more += 1) await withTenant(appDb, scope, (tx) => sendTest(tx, scope, webhook.id, NOW));
  for (let round = 0; round < 20; round += 1) await Promise.all([stand.send(), stand.send(), stand.send()]);
  expect([most, sink.received.length]).toEqual([1, 10]);
  expect(new Set(sink.received.map(({ headers }) => headers["webhook-id"])).size).toBe(10);
});

test("where the process stops in the middle the attempt counts for nothing, and the next start sends", async () => {
  const { scope, sink } = await waitingTest(() => {});
  const stopping = new AbortController();
  const sending = sendWebhooks({
    ...{ db: workerDb, logger: createLogger("silent"), authSecret, publicUrl, privateAllowed: true },
    ...{ now: () => NOW, signal: stopping.signal },
  });
  await expect.poll(() => sink.received.length, { timeout: 20_000 }).toBe(1);
  stopping.abort();
  await sending;
  expect(await deliveryOf(scope)).toMatchObject({ state: "waiting", attempts: 0 });
  sink.script = reply(200);
  await stand.send();
  expect(await deliveryOf(scope)).toMatchObject({ state: "delivered", attempts: 1 });
});

test("whoever holds a turn and is gone is given up after a minute", async () => {
  const { scope, sink } = await waitingTest(reply(200));
  await workerDb.pool.query(
    "update webhook_queue set claim = gen_random_uuid(), claimed_until = $2 where workspace_id = $1",
    [scope.workspaceId, after(60_000)],
  );
  await stand.send(after(59_999));
  expect(sink.received.length).toBe(0);
  await stand.send(after(60_000));
  expect(sink.received.length).toBe(1);
});
