import { sql } from "drizzle-orm";
import { expect, test, vi } from "vitest";
import { type Db, withTenant } from "@/db/client";
import { listSurveys } from "@/db/queries/find-survey";
import { requestZone } from "@/db/queries/update-workspace";
import { upsertCustomer } from "@/db/queries/upsert-customer";
import { changeZone } from "@/db/rollups/change-zone";
import { deleteSurvey } from "@/db/rollups/delete-survey";
import { eraseCustomer } from "@/db/rollups/erase";
import type { WorkspaceScope } from "@/db/scope";
import { makeSurvey } from "@/db/testing/store-scores";
import { testDatabase } from "@/db/testing/test-database";
import { TakenUpElsewhere } from "@/features/imports/import-failure";
import { runImport } from "@/features/imports/run-import";
import { jobContext, orderImport, readReport } from "@/features/imports/testing/import-file";
import { askForUndo } from "@/features/imports/undo-import";

const database = await testDatabase();
const { appDb, workerDb } = database;
const now = new Date("2026-06-01T10:00:00Z");
const nps = { column: "score", kind: "nps", scale: { min: 0, max: 10 }, missing: [] };
const mapping = { date: { columns: ["day"] }, questions: [nps], attributes: [] };
const FILE = ["day,score", ...Array.from({ length: 2_500 }, () => "2026-05-04T20:00:00Z,9")].join("\n");

/**
 * Runs an import during which something else happens: after its first batch of rows is stored, before the rest. It has
 * connected three times by then, twice to begin and for the first piece; the fourth is for what comes after that piece. The
 * fifth of a short file comes after all its rows.
 */
async function runWith(
  scope: WorkspaceScope,
  id: string,
  meanwhile: () => Promise<unknown>,
  { rows = 200, connection = 4, lastTry = false } = {},
): Promise<void> {
  let done = false;
  let connected = 0;
  const pool = new Proxy(workerDb.pool, {
    get(target, name) {
      if (name !== "connect") return Reflect.get(target, name, target);
      return async () => {
        connected++;
        if (connected === connection) {
          await vi.waitFor(async () => expect((await readReport(database, scope, id)).run.rows).toBe(rows), 10_000);
          await meanwhile();
          done = true;
        }
        return target.connect();
      };
    },
  });
  const db: Db = { pool };
  await runImport({ ...jobContext(database, scope, now), db, lastTry }, id);
  expect(done).toBe(true);
}

test("rows that are stored after the workspace moved to another zone lie on its days as well", async () => {
  const scope = await database.makeWorkspace();
  const id = await orderImport(database, scope, FILE, { mapping, name: "New" }, now);
  await runWith(scope, id, async () => {
    await withTenant(appDb, scope, (tx) => requestZone(tx, scope, "Asia/Kolkata"));
    await withTenant(appDb, scope, (tx) => changeZone(tx, scope));
  });
  expect((await readReport(database, scope, id)).run).toMatchObject({ status: "done", stored: 2_500 });
  // 20:00 in UTC is 01:30 of the next day in India.
  const days = await withTenant(appDb, scope, (tx) => tx.execute(sql`select distinct day::text from answer`));
  expect(days.rows).toEqual([{ day: "2026-05-05" }]);
});

test("a survey that is deleted ends its imports, running or waiting, and none makes another in its place", async () => {
  const scope = await database.makeWorkspace();
  const survey = await makeSurvey(appDb, scope, {
    questions: [{ id: "score", kind: "nps", title: { en: "score" } }],
    series: [{ question: "score", scale: "nps", metric: "nps" }],
  });
  const [running, waiting] = [
    await orderImport(database, scope, FILE, { mapping, survey }, now),
    await orderImport(database, scope, FILE, { mapping, survey }, now),
  ];
  await runWith(scope, running, () => withTenant(appDb, scope, (tx) => deleteSurvey(tx, scope, survey)));
  await runImport(jobContext(database, scope, now), waiting);
  for (const id of [running, waiting])
    expect((await readReport(database, scope, id)).run).toMatchObject({
      status: "failed",
      fault: { code: "surveyDeleted" },
    });
  // It ended when its survey went, not again when its job found that out.
  expect((await readReport(database, scope, running)).run.finishedAt).not.toEqual(now);
  expect(await withTenant(appDb, scope, (tx) => listSurveys(tx, scope))).toEqual([]);
});

test("an import that two processes run at once is stored once, and does not fail: whoever is behind leaves it to the other", async () => {
  const scope = await database.makeWorkspace();
  const id = await orderImport(database, scope, FILE, { mapping, name: "New" }, now);
  const behind = runWith(scope, id, () => runImport(jobContext(database, scope, now), id));
  await expect(behind).rejects.toThrow(TakenUpElsewhere);
  const done = { status: "done", stored: 2_500, rows: 2_500, duplicates: 0, fault: null };
  expect((await readReport(database, scope, id)).run).toMatchObject(done);
  // Its job's next try finds nothing to do.
  await runImport(jobContext(database, scope, now), id);
  const together = await orderImport(database, scope, FILE, { mapping, name: "Newer" }, now);
  await Promise.allSettled([1, 2].map(() => runImport(jobContext(database, scope, now), together)));
  expect((await readReport(database, scope, together)).run).toMatchObject(done);
});

const SHORT = ["day,score", "2026-05-04T20:00:00Z,9", "2026-05-05T20:00:00Z,3"].join("\n");

test("an import that is taken back while another process is at its end stays taken back", async () => {
  const scope = await database.makeWorkspace();
  const id = await orderImport(database, scope, SHORT, { mapping, name: "New" }, now);
  const meanwhile = async () => {
    await runImport(jobContext(database, scope, now), id);
    await askForUndo(appDb, scope, id);
  };
  await runWith(scope, id, meanwhile, { rows: 2, connection: 5 });
  expect((await readReport(database, scope, id)).run).toMatchObject({ status: "undoing" });
});

test("a job's last try that finds its import taken up elsewhere asks for another job", async () => {
  const scope = await database.makeWorkspace();
  const id = await orderImport(database, scope, FILE, { mapping, name: "New" }, now);
  const jobs = async () => {
    const asked = sql`select from outbox where topic = 'import.run' and payload ->> 'importId' = ${id}`;
    return (await withTenant(appDb, scope, (tx) => tx.execute(asked))).rowCount;
  };
  const before = (await jobs()) ?? 0;
  await runWith(scope, id, () => runImport(jobContext(database, scope, now), id), { lastTry: true });
  expect(await jobs()).toBe(before + 1);
});

test("an import that names somebody who is being erased waits, and knows them anew", async () => {
  const scope = await database.makeWorkspace();
  const file = ["day,score,customer", "2026-05-04T20:00:00Z,9,ann", "2026-05-05T20:00:00Z,3,bob"].join("\n");
  const named = { ...mapping, customer: "customer" };
  const id = await orderImport(database, scope, file, { mapping: named, name: "New" }, now);
  const ann = await withTenant(appDb, scope, (tx) => upsertCustomer(tx, scope, "ann"));
  const { imported } = await withTenant(appDb, scope, async (tx) => {
    await tx.execute(sql`select from customer where id = ${ann} for update`);
    const imported = runImport(jobContext(database, scope, now), id);
    // Asked outside: within a transaction the list of connections stays as it was first read.
    const waits =
      "select from pg_locks join pg_stat_activity using (pid) where not granted and datname = current_database()";
    await expect.poll(async () => (await appDb.pool.query(waits)).rowCount, { timeout: 10_000 }).toBe(1);
    await eraseCustomer(tx, scope, ann);
    return { imported };
  });
  await imported;
  expect((await readReport(database, scope, id)).run).toMatchObject({ status: "done", stored: 2, rejected: 0 });
  const { rows } = await withTenant(appDb, scope, (tx) =>
    tx.execute(sql`select external_id as name, r.id is not null as answered from customer c
      left join response r on r.customer_id = c.id order by 1`),
  );
  expect(rows).toEqual([
    { name: "ann", answered: true },
    { name: "bob", answered: true },
  ]);
});
