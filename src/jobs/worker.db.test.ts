import { sql } from "drizzle-orm";
import { expect, test, vi } from "vitest";
import { createDb, withTenant } from "@/db/client";
import { requestZone } from "@/db/queries/update-workspace";
import { workspace } from "@/db/schema/workspace";
import { makeSurvey, storeScores } from "@/db/testing/store-scores";
import { testDatabase } from "@/db/testing/test-database";
import { moveOutbox } from "@/jobs/move-outbox";
import { startWorker } from "@/jobs/worker";
import { createLogger } from "@/platform/logger";
import { testRuntime } from "@/platform/testing/test-runtime";

const database = await testDatabase();
const { appDb, workerDb, makeWorkspace } = database;
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
