import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { expect, test, vi } from "vitest";
import { type Tx, withTenant } from "@/db/client";
import {
  findUnfinishedRecount,
  insertRecount,
  listDifferences,
  listRecounts,
  type RecountCause,
} from "@/db/queries/recounts";
import { foldAllTallies } from "@/db/rollups/fold-tallies";
import { recountTallies } from "@/db/rollups/recount";
import type { WorkspaceScope } from "@/db/scope";
import { makeSurvey, storeScores } from "@/db/testing/store-scores";
import { testDatabase } from "@/db/testing/test-database";
import { askRecount } from "@/features/settings/data/ask-recount";
import { askHourly } from "@/jobs/ask-hourly";
import { recount } from "@/jobs/handlers/recount";
import { createLogger } from "@/platform/logger";
import { checkReadiness } from "@/platform/readiness";
import { testRuntime } from "@/platform/testing/test-runtime";

const database = await testDatabase();
const { appDb, workerDb, ownerDb, makeWorkspace } = database;
const runtime = testRuntime(database);
const NIGHT = new Date("2026-06-02T03:02:00Z");

async function withAnswers(n = 60) {
  const scope = await makeWorkspace();
  const survey = await makeSurvey(appDb, scope, {
    questions: [{ id: "nps", kind: "nps", title: { en: "How likely?" } }],
    series: [{ question: "nps", scale: "nps", metric: "nps" }],
  });
  await storeScores(appDb, scope, survey, answersOf(n));
  await foldAllTallies(workerDb);
  return { scope, survey };
}

const answersOf = (n: number) =>
  Array.from({ length: n }, (_, i) => ({
    day: i % 2 === 0 ? "2026-05-04" : "2026-05-05",
    scores: { nps: i % 11 },
    attributes: { plan: i % 3 === 0 ? "solo" : "team" },
    state: i % 10 === 9 ? ("held" as const) : ("counted" as const),
  }));

/** As a broken disk or a careless hand would: two more nines on a day's total than were given, and a tally of nothing. */
async function corrupt(scope: WorkspaceScope, survey: string): Promise<void> {
  await withTenant(ownerDb, scope, async (tx) => {
    await tx.execute(sql`update tally_day set counts[10] = counts[10] + 2
      where survey_id = ${survey} and question_id = 'nps' and dimension = '' and day = '2026-05-04'`);
    await tx.execute(sql`insert into tally_day
      select workspace_id, survey_id, 'gone', dimension, day, 'x', series, counts, held, missing, not_applicable, invalid, excluded, superseded
      from tally_day where survey_id = ${survey} and question_id = 'nps' and dimension = '' and day = '2026-05-04'`);
  });
}

async function run(scope: WorkspaceScope, cause: RecountCause | "night-job", logger = createLogger("silent")) {
  const context = { db: workerDb, scope, logger, now: () => NIGHT, signal: new AbortController().signal };
  const { workspaceId } = scope;
  if (cause === "night-job") return recount({ workspaceId }, context);
  const recountId = randomUUID();
  await withTenant(appDb, scope, (tx) =>
    insertRecount(tx, scope, { id: recountId, cause, createdBy: null, at: new Date() }),
  );
  return recount({ workspaceId, recountId }, context);
}

const lastRun = async (scope: WorkspaceScope) =>
  (await withTenant(appDb, scope, (tx) => listRecounts(tx, scope, 1)))[0];

test("at night every tally is compared with its answers, once a night, survey by survey", async () => {
  const { scope } = await withAnswers();
  await withTenant(ownerDb, scope, (tx) => tx.execute(sql`update workspace set created_at = '2026-05-01'`));
  await run(scope, "night-job");
  await run(scope, "night-job");
  const runs = await withTenant(appDb, scope, (tx) => listRecounts(tx, scope, 9));
  // Completion and score, on two days, each in total, for solo and for team: 2 × 2 × 3.
  expect(runs).toMatchObject([
    { cause: "night", status: "done", tallies: 12, differ: 0, surveys: 1, surveysDone: 1, startedAt: NIGHT },
  ]);
  const whole = await withTenant(appDb, scope, (tx) => recountTallies(tx, scope));
  expect(whole).toEqual({ tallies: 12, differ: 0 });
});

test("a tally that was changed on purpose is found, told one by one, and alarms", async () => {
  const { scope, survey } = await withAnswers();
  await corrupt(scope, survey);
  const logger = createLogger("silent");
  const error = vi.spyOn(logger, "error");
  await run(scope, "person", logger);
  const found = await lastRun(scope);
  expect(found).toMatchObject({ status: "done", tallies: 13, differ: 2 });
  const differences = await withTenant(appDb, scope, (tx) => listDifferences(tx, scope, found?.id ?? "", 10));
  // 60 answers, every second one on the 4th; of 30 even numbers below 60 two leave 9 over by eleven: 20 and 42.
  expect(differences).toMatchObject([
    { questionId: "gone", day: "2026-05-04", value: "x", counted: expect.objectContaining({ "9": 0 }) },
    {
      surveyId: survey,
      questionId: "nps",
      series: 1,
      day: "2026-05-04",
      dimension: "",
      stands: { "9": 4 },
      counted: { "9": 2 },
    },
  ]);
  expect(error).toHaveBeenCalledWith(
    expect.objectContaining({ workspaceId: scope.workspaceId, differ: 2 }),
    "tallies differ from their answers",
  );
  expect(await checkReadiness(runtime)).toMatchObject({ ready: true, tallies: "differ" });
  await run(scope, "rebuild");
  expect(await checkReadiness(runtime)).not.toHaveProperty("tallies");
});

test("tallies are set right while answers come in and deltas are folded", async () => {
  const { scope, survey } = await withAnswers();
  await corrupt(scope, survey);
  let going = true;
  const arriving = (async () => {
    for (let stored = 0; going || stored < 400; stored += 20) await storeScores(appDb, scope, survey, answersOf(20));
  })();
  const folding = (async () => {
    while (going) await foldAllTallies(workerDb);
  })();
  await Promise.all([run(scope, "rebuild"), run(scope, "rebuild")]);
  going = false;
  await Promise.all([arriving, folding]);
  const runs = await withTenant(appDb, scope, (tx) => listRecounts(tx, scope, 2));
  expect(runs).toMatchObject([
    { cause: "rebuild", status: "done", differ: 0 },
    { cause: "rebuild", status: "done", differ: 0 },
  ]);
  await foldAllTallies(workerDb);
  expect(await withTenant(appDb, scope, (tx) => recountTallies(tx, scope))).toMatchObject({ differ: 0 });
  const audit = await withTenant(appDb, scope, (tx) =>
    tx.execute(sql`select action, (after ->> 'corrected')::int > 0 as corrected from audit_event order by 2`),
  );
  expect(audit.rows).toEqual([
    { action: "tallies.rebuilt", corrected: false },
    { action: "tallies.rebuilt", corrected: true },
  ]);
});

test("one that cannot be done waits for its next try, and has failed after the last: nobody waits for it for ever", async () => {
  const { scope } = await withAnswers(10);
  const { workspaceId } = scope;
  const asked = (tx: Tx) => findUnfinishedRecount(tx, scope);
  expect(await askRecount(appDb, scope, "rebuild", NIGHT)).toBe(true);
  const recountId = (await withTenant(appDb, scope, asked))?.id ?? "";
  // The process stops whenever it begins.
  const stopping = {
    db: workerDb,
    scope,
    logger: createLogger("silent"),
    now: () => NIGHT,
    signal: AbortSignal.abort(),
  };
  await expect(recount({ workspaceId, recountId }, stopping)).rejects.toThrow();
  expect(await lastRun(scope)).toMatchObject({ id: recountId, status: "running" });
  expect(await askRecount(appDb, scope, "person", NIGHT)).toBe(false);
  await recount({ workspaceId, recountId }, { ...stopping, lastTry: true });
  expect(await lastRun(scope)).toMatchObject({ id: recountId, status: "failed" });
  expect(await askRecount(appDb, scope, "person", NIGHT)).toBe(true);
});

test("each hour every workspace is asked, one recount after another", async () => {
  const scope = await makeWorkspace();
  await askHourly(workerDb);
  await askHourly(workerDb);
  const { rows } = await workerDb.pool.query(
    `select j.queue_name, count(*)::int as n from graphile_worker.jobs j join graphile_worker._private_jobs p using (id)
     where j.task_identifier = 'tallies.recount' and p.payload ->> 'workspaceId' = $1 group by 1`,
    [scope.workspaceId],
  );
  expect(rows).toEqual([{ queue_name: "tallies.recount", n: 1 }]);
});
