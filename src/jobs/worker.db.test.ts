import { sql } from "drizzle-orm";
import { expect, test, vi } from "vitest";
import { createDb, withTenant } from "@/db/client";
import { requestZone } from "@/db/queries/update-workspace";
import { workspace } from "@/db/schema/workspace";
import { makeSurvey, storeScores } from "@/db/testing/store-scores";
import { testDatabase } from "@/db/testing/test-database";
import { openSink } from "@/features/webhooks/testing/open-sink";
import { freeUnheard } from "@/jobs/free-orphans";
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

test("what a killed worker held is freed by those beside it; what a living one holds is not", async () => {
  const scope = await makeWorkspace();
  const db = createDb({ url: workerDb.pool.options.connectionString ?? "", max: 4, name: "living-worker" });
  const worker = await startWorker({ db, logger: createLogger("silent") });
  try {
    const living = await vi.waitFor(async () => {
      const { rows } = await workerDb.pool.query(
        "select split_part(application_name, ' ', 2) as name from pg_stat_activity where application_name like 'living-worker pool-%'",
      );
      expect(rows.length).toBe(1);
      return rows[0].name as string;
    }, 10_000);
    const hold = async (name: string, since: string) => {
      const { rows } = await workerDb.pool.query(
        `select (graphile_worker.add_job('goals.check', json_build_object('workspaceId', $1::text), queue_name => $2,
           run_at => now() + interval '1 day')).id`,
        [scope.workspaceId, `of ${name} ${since}`],
      );
      await workerDb.pool.query(
        `with held as (
           update graphile_worker._private_jobs set locked_by = $2, locked_at = now() - $3::interval where id = $1 returning job_queue_id
         )
         update graphile_worker._private_job_queues set locked_by = $2, locked_at = now() - $3::interval
         where id = (select job_queue_id from held)`,
        [rows[0].id, name, since],
      );
      return rows[0].id as string;
    };
    const [killed, begun, own] = [
      await hold("pool-0dead", "2 minutes"),
      await hold("pool-0dead", "10 seconds"),
      await hold(living, "2 minutes"),
    ];
    await freeUnheard(workerDb);
    const { rows } = await workerDb.pool.query(
      `select j.id, j.locked_by as job, q.locked_by as queue from graphile_worker._private_jobs j
       join graphile_worker._private_job_queues q on q.id = j.job_queue_id where j.id = any ($1)`,
      [[killed, begun, own]],
    );
    const told = new Map(rows.map(({ id, job, queue }) => [id, [job, queue]]));
    // Whoever was killed holds nothing any more, also not what was taken a moment before.
    expect([killed, begun, own].map((id) => told.get(id))).toEqual([
      [null, null],
      [null, null],
      [living, living],
    ]);
  } finally {
    await worker.stop();
    await db.pool.end();
  }
});
