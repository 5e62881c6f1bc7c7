import { randomUUID } from "node:crypto";
import pg from "pg";
import { expect, test, vi } from "vitest";
import { createDb, type Db, withTenant } from "@/db/client";
import { createIntakeQueue } from "@/db/rollups/intake-queue";
import { recountTallies } from "@/db/rollups/recount";
import { type Submission, storeSubmissions } from "@/db/rollups/store-submissions";
import { completionAnswer, scoredAnswer } from "@/db/rollups/stored-answer";
import type { WorkspaceScope } from "@/db/scope";
import { makeSurvey } from "@/db/testing/store-scores";
import { testDatabase } from "@/db/testing/test-database";

const { appDb, ownerDb, makeWorkspace } = await testDatabase();
const APP_URL = appDb.pool.options.connectionString ?? "";
const AT = new Date("2026-05-04T12:00:00Z");

async function newSurvey() {
  const scope = await makeWorkspace();
  const survey = await makeSurvey(appDb, scope, {
    questions: [{ id: "nps", kind: "nps", title: { en: "How likely?" } }],
    series: [{ question: "nps", scale: "nps", metric: "nps" }],
  });
  return { scope, survey };
}

function submission({ workspaceId }: WorkspaceScope, surveyId: string, submissionId: string): Submission {
  return {
    ...{ workspaceId, surveyId, submissionId, id: randomUUID(), version: 1, revision: 0, identity: null },
    ...{ channel: "api", stage: null, locale: "en", attributes: {}, dimensions: { names: [], values: [] } },
    ...{ state: "counted", stateReason: null, startedAt: AT, firstScoredAt: AT, completedAt: AT, answeredAt: AT },
    ...{ day: "2026-05-04", answers: [completionAnswer(true), scoredAnswer("nps", "nps", 1, 9)] },
  };
}

async function storedIds(scope: WorkspaceScope): Promise<string[]> {
  return withTenant(appDb, scope, async (tx) => {
    expect(await recountTallies(tx, scope)).toMatchObject({ differ: 0 });
    const { rows } = await tx.execute<{ id: string }>("select submission_id as id from response order by 1");
    return rows.map(({ id }) => id);
  });
}

function shuffled<T>(list: readonly T[]): T[] {
  return list
    .map((one) => ({ one, at: Math.random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ one }) => one);
}

test("three processes flush the same submissions of four workspaces in any order: no deadlock, each stored once, each told once", async () => {
  const surveys = await Promise.all([1, 2, 3, 4].map(newSurvey));
  const wanted = surveys.flatMap(({ scope, survey }) =>
    Array.from({ length: 100 }, () => ({ scope, survey, id: randomUUID() })),
  );
  const deadlocks = async () => {
    const { rows } = await ownerDb.pool.query<{ n: string }>(
      "select deadlocks as n from pg_stat_database where datname = current_database()",
    );
    return rows[0]?.n;
  };
  const before = await deadlocks();
  const processes = [1, 2, 3].map((n) => createDb({ url: APP_URL, max: 3, name: `process-${n}` }));
  const told = await Promise.all(
    processes.map(async (db) => {
      const queue = createIntakeQueue(db);
      const stored = await Promise.all(
        shuffled(wanted).map(async ({ scope, survey, id }) => ({
          id,
          now: await queue.store(submission(scope, survey, id)),
        })),
      );
      await queue.drain();
      return stored.flatMap(({ id, now }) => (now ? id : []));
    }),
  );
  await Promise.all(processes.map((db) => db.pool.end()));
  expect(told.flat().sort()).toEqual(wanted.map(({ id }) => id).sort());
  for (const { scope } of surveys)
    expect(await storedIds(scope)).toEqual(wanted.flatMap((one) => (one.scope === scope ? one.id : [])).sort());
  expect(await deadlocks()).toBe(before);
});

test("a flush that loses a deadlock to somebody else is tried again, and none of its answers is lost or doubled", async () => {
  // Who waits longest looks for a deadlock first and is its victim; a machine that stands still for a second turns that round.
  let lost = false;
  for (let attempt = 0; attempt < 5 && !lost; attempt++) lost = await flushAgainst(attempt);
  expect(lost).toBe(true);
});

/** A flush waits for an id that somebody holds who then asks for one of the flush's; says whether the flush was the victim. */
async function flushAgainst(attempt: number): Promise<boolean> {
  const { scope, survey } = await newSurvey();
  const [first = "", second = "", third = ""] = [randomUUID(), randomUUID(), randomUUID()].sort();
  const name = `flushes-${attempt}`;
  const db: Db = createDb({ url: APP_URL, max: 3, name });
  const failures: unknown[] = [];
  const queue = createIntakeQueue(db, (...asked) =>
    storeSubmissions(...asked).catch((error) => {
      failures.push(error.code);
      throw error;
    }),
  );
  const other = new pg.Client({ connectionString: APP_URL });
  await other.connect();
  const insert = (submissionId: string) =>
    other.query(
      `insert into response (workspace_id, id, survey_id, version, submission_id, locale, started_at, answered_at, day)
       values ($1, gen_random_uuid(), $2, 1, $3, 'en', $4, $4, '2026-05-04')`,
      [scope.workspaceId, survey, submissionId, AT],
    );
  await other.query(`begin; select set_config('app.workspace_id', '${scope.workspaceId}', true)`);
  await insert(second);
  const stored = Promise.all([third, first, second].map((id) => queue.store(submission(scope, survey, id))));
  await vi.waitFor(
    async () => {
      const { rows } = await appDb.pool.query(
        "select 1 from pg_stat_activity where application_name = $1 and wait_event_type = 'Lock'",
        [name],
      );
      expect(rows.length).toBeGreaterThan(0);
    },
    { timeout: 5_000, interval: 10 },
  );
  await insert(first).catch((error) => expect(error.code).toBe("40P01"));
  await other.query("rollback");
  await other.end();
  expect(await stored).toEqual([true, true, true]);
  expect(await storedIds(scope)).toEqual([first, second, third]);
  await db.pool.end();
  expect(failures.filter((code) => code !== "40P01")).toEqual([]);
  return failures.length === 1;
}
