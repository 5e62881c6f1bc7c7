import { spawn } from "node:child_process";
import { once } from "node:events";
import { expect, test, vi } from "vitest";
import { createDb, type Db, withTenant } from "@/db/client";
import { readTallies } from "@/db/queries/read-tallies";
import { foldAllTallies } from "@/db/rollups/fold-tallies";
import { recountTallies } from "@/db/rollups/recount";
import type { WorkspaceScope } from "@/db/scope";
import { makeSurvey, storeScores } from "@/db/testing/store-scores";
import { testDatabase } from "@/db/testing/test-database";

const { appDb, workerDb, ownerDb, makeWorkspace } = await testDatabase();
const WORKER_URL = workerDb.pool.options.connectionString ?? "";
const DAYS = ["2026-05-01", "2026-05-02", "2026-05-03"];

async function newSurvey() {
  const scope = await makeWorkspace();
  const survey = await makeSurvey(appDb, scope, {
    questions: [{ id: "nps", kind: "nps", title: { en: "How likely?" } }],
    series: [{ question: "nps", scale: "nps", metric: "nps" }],
  });
  return { scope, survey };
}

function store(scope: WorkspaceScope, survey: string, n: number) {
  const many = Array.from({ length: n }, (_, i) => ({
    day: DAYS[i % 3] ?? "",
    scores: { nps: i % 11 },
    attributes: { region: `r${i % 4}` },
  }));
  return storeScores(appDb, scope, survey, many);
}

/** How many answers the tallies say there are; asks on the way that they equal the answers. */
async function tallied(scope: WorkspaceScope, surveyId: string): Promise<number> {
  return withTenant(appDb, scope, async (tx) => {
    expect(await recountTallies(tx, scope)).toMatchObject({ differ: 0 });
    const query = { from: "2026-01-01", to: "2026-12-31", periodStarts: [], by: "", filters: {} };
    const groups = await readTallies(tx, scope, { ...query, questions: [{ surveyId, questionId: "nps" }] });
    return groups.flatMap(({ tally }) => [...tally.counts]).reduce((all, n) => all + n, 0);
  });
}

async function waitingDeltas(): Promise<number> {
  const { rows } = await workerDb.pool.query<{ n: number }>("select count(*)::int as n from tally_delta");
  return rows[0]?.n ?? 0;
}

/** Makes a fold last long enough to be killed in its middle: it sleeps when it writes what it took. */
async function slowFolds<T>(work: () => Promise<T>): Promise<T> {
  await ownerDb.pool.query(`
    create function sleep_in_fold() returns trigger language plpgsql as 'begin perform pg_sleep(0.4); return null; end';
    create trigger sleep_in_fold before insert on tally_day execute function sleep_in_fold()`);
  try {
    return await work();
  } finally {
    await ownerDb.pool.query("drop trigger sleep_in_fold on tally_day; drop function sleep_in_fold()");
  }
}

/** The connection that is in the middle of a fold. */
function folding(name: string): Promise<number> {
  return vi.waitFor(
    async () => {
      const { rows } = await workerDb.pool.query<{ pid: number }>(
        "select pid from pg_stat_activity where application_name = $1 and wait_event = 'PgSleep'",
        [name],
      );
      expect(rows).toHaveLength(1);
      return rows[0]?.pid ?? 0;
    },
    { timeout: 10_000, interval: 20 },
  );
}

test("a worker whose connection ends in mid-fold has folded nothing; the next one folds all, once", async () => {
  const { scope, survey } = await newSurvey();
  await store(scope, survey, 300);
  const before = await waitingDeltas();
  const other = createDb({ url: WORKER_URL, max: 1, name: "ended" });
  await slowFolds(async () => {
    const fold = other.pool.query("select fold_tallies(100000)");
    const ended = expect(fold).rejects.toMatchObject({ code: "57P01" });
    await workerDb.pool.query("select pg_terminate_backend($1)", [await folding("ended")]);
    await ended;
  });
  await other.pool.end();
  expect(await waitingDeltas()).toBe(before);
  expect(await tallied(scope, survey)).toBe(300);
  await foldAllTallies(workerDb);
  expect(await waitingDeltas()).toBe(0);
  expect(await tallied(scope, survey)).toBe(300);
});

test("a worker process that is killed in mid-fold leaves every tally whole", async () => {
  const { scope, survey } = await newSurvey();
  await store(scope, survey, 300);
  const program = `import pg from "pg";
    const client = new pg.Client({ connectionString: process.env.WORKER_URL, application_name: "killed" });
    await client.connect();
    await client.query("select fold_tallies(100000)");`;
  await slowFolds(async () => {
    const child = spawn(process.execPath, ["--input-type=module", "--eval", program], {
      env: { ...process.env, WORKER_URL },
      stdio: "ignore",
    });
    const gone = once(child, "exit");
    const pid = await folding("killed");
    child.kill("SIGKILL");
    expect(await gone).toEqual([null, "SIGKILL"]);
    expect(await tallied(scope, survey)).toBe(300);
    // The server ends what it had begun, or notices that nobody listens: either way nothing in between is seen.
    await vi.waitFor(
      async () => {
        const { rows } = await workerDb.pool.query("select 1 from pg_stat_activity where pid = $1", [pid]);
        expect(rows).toEqual([]);
      },
      { timeout: 10_000, interval: 20 },
    );
  });
  expect(await tallied(scope, survey)).toBe(300);
  await foldAllTallies(workerDb);
  expect(await tallied(scope, survey)).toBe(300);
});

test("two workers folding while answers come, change and go, connections ending at any moment: every total is right at every moment", async () => {
  const { scope, survey } = await newSurvey();
  let writing = true;
  let stored = 0;
  const write = async () => {
    for (let round = 0; round < 8; round++) {
      await store(scope, survey, 60);
      stored += 60;
      await withTenant(appDb, scope, (tx) => tx.execute("update answer set score = 10 - score where score in (2, 8)"));
    }
    writing = false;
  };
  const fold = async (db: Db) => {
    // Small portions, so that both have some at any moment.
    while (writing) await db.pool.query("select fold_tallies(25)").catch(() => {});
  };
  const workers = ["one", "two"].map((name) => createDb({ url: WORKER_URL, max: 1, name: `folds-${name}` }));
  const kill = async () => {
    while (writing) {
      await workerDb.pool.query(
        "select pg_terminate_backend(pid) from pg_stat_activity where application_name like 'folds-%' and random() < 0.3",
      );
      await new Promise((resolve) => setTimeout(resolve, 15));
    }
  };
  const watch = async () => {
    while (writing) {
      const [least, read] = [stored, await tallied(scope, survey)];
      expect(read).toBeGreaterThanOrEqual(least);
    }
  };
  await Promise.all([write(), ...workers.map(fold), kill(), watch()]);
  await Promise.all(workers.map((db) => db.pool.end()));
  expect(await tallied(scope, survey)).toBe(480);
  await foldAllTallies(workerDb);
  expect(await tallied(scope, survey)).toBe(480);
});
