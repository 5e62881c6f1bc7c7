import { sql } from "drizzle-orm";
import { expect, test, vi } from "vitest";
import { createDb, withTenant } from "@/db/client";
import { requestZone } from "@/db/queries/update-workspace";
import { workspace } from "@/db/schema/workspace";
import { makeSurvey, storeScores } from "@/db/testing/store-scores";
import { testDatabase } from "@/db/testing/test-database";
import { openSink } from "@/features/webhooks/testing/open-sink";
import { moveOutbox } from "@/jobs/move-outbox";
import { webhookStand } from "@/jobs/testing/webhook-stand";
import { startWorker } from "@/jobs/worker";
import { createLogger } from "@/platform/logger";
import { testRuntime } from "@/platform/testing/test-runtime";

const database = await testDatabase();
const { appDb, workerDb, makeWorkspace } = database;
process.env.WEBHOOK_PRIVATE_ADDRESSES = "allowed";
testRuntime(database);

test("the job of a killed worker is taken up by the next start, and answers follow into the new zone", async () => {
  const scope = await makeWorkspace();
  const survey = await makeSurvey(appDb, scope, {
    questions: [{ id: "nps", kind: "nps", title: { en: "How likely?" } }],
    series: [{ question: "nps", scale: "nps", metric: "nps" }],
  });
  await storeScores(appDb, scope, survey, [{ day: "2026-05-04", scores: { nps: 9 } }]);
  await withTenant(appDb, scope, (tx) => requestZone(tx, scope, "Pacific/Kiritimati"));
  while ((await moveOutbox(workerDb, ["workspace.zone"])) > 0);
  // Taken by a worker that was killed in the middle.
  await workerDb.pool.query(
    "update graphile_worker._private_jobs set locked_by = 'gone', locked_at = now(), attempts = 1",
  );
  const db = createDb({ url: workerDb.pool.options.connectionString ?? "", max: 4, name: "next-worker" });
  const worker = await startWorker({ db, logger: createLogger("silent") });
  try {
    await vi.waitFor(
      async () => {
        const [row] = await withTenant(appDb, scope, (tx) => tx.select().from(workspace));
        expect(row).toMatchObject({ zone: "Pacific/Kiritimati", pendingZone: null });
      },
      { timeout: 10_000, interval: 100 },
    );
  } finally {
    await worker.stop();
    await db.pool.end();
  }
  // Noon of 4 May in UTC is 2 o'clock on 5 May, 14 hours ahead.
  const days = await withTenant(appDb, scope, (tx) => tx.execute(sql`select distinct day::text from answer`));
  expect(days.rows).toEqual([{ day: "2026-05-05" }]);
});

test("an answer finds its way to a webhook: by the outbox, a job and the loop that sends", async () => {
  const stand = webhookStand(database);
  const place = await stand.makePlace();
  const sink = await openSink();
  await stand.add(place.scope, sink.url, { events: ["response.completed"] });
  const worker = await startWorker({ db: workerDb, logger: createLogger("silent") });
  try {
    const id = await stand.say(place, { nps: 9 });
    await vi.waitFor(() => expect(sink.received.length).toBe(1), { timeout: 10_000, interval: 50 });
    const { type, data } = JSON.parse(sink.received[0]?.body ?? "");
    expect([type, data.id, data.answers]).toEqual(["response.completed", id, { nps: 9 }]);
    await vi.waitFor(async () => expect(await stand.deliveriesOf(place.scope)).toMatchObject([{ state: "delivered" }]));
  } finally {
    await worker.stop();
  }
});

test("a worker that stops keeps no job to itself, though the queue does not wait until it has said how each ended", async () => {
  const scopes = [await makeWorkspace(), await makeWorkspace()];
  const db = createDb({ url: workerDb.pool.options.connectionString ?? "", max: 4, name: "stopping-worker" });
  const worker = await startWorker({ db, logger: createLogger("silent") });
  const locked = async () => {
    const { rows } = await workerDb.pool.query(
      "select 1 from graphile_worker._private_jobs where locked_by is not null and payload ->> 'workspaceId' = any ($1)",
      [scopes.map(({ workspaceId }) => workspaceId)],
    );
    return rows.length;
  };
  // Each waits first until every process has forgotten the old zone.
  for (const scope of scopes) await withTenant(appDb, scope, (tx) => requestZone(tx, scope, "Asia/Tokyo"));
  await vi.waitFor(async () => expect(await locked()).toBe(2), { timeout: 10_000, interval: 20 });
  await worker.stop();
  await db.pool.end();
  expect(await locked()).toBe(0);
});
