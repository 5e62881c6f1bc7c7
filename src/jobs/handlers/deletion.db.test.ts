import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import path from "node:path";
import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { withTenant } from "@/db/client";
import { deleteWorkspace, eraseWorkspace } from "@/db/queries/delete-workspace";
import { findSurvey, listSurveys } from "@/db/queries/find-survey";
import { listSurveyPage } from "@/db/queries/list-survey-page";
import { readOutlines } from "@/db/queries/read-outlines";
import { upsertCustomer } from "@/db/queries/upsert-customer";
import { deleteSurvey, eraseSurvey } from "@/db/rollups/delete-survey";
import { foldAllTallies } from "@/db/rollups/fold-tallies";
import { recountTallies } from "@/db/rollups/recount";
import { settleRepeats } from "@/db/rollups/settle-repeats";
import { storeSubmissionsIn } from "@/db/rollups/store-submissions";
import { completionAnswer, scoredAnswer } from "@/db/rollups/stored-answer";
import { topicSuggestion } from "@/db/schema/topic";
import type { WorkspaceScope } from "@/db/scope";
import { makeSurvey, storeScores } from "@/db/testing/store-scores";
import { testDatabase } from "@/db/testing/test-database";
import { updateSurvey } from "@/features/surveys/change-survey";
import { settleSurvey } from "@/jobs/handlers/settle-survey";
import { createLogger } from "@/platform/logger";

const { appDb, workerDb, ownerDb, makeWorkspace } = await testDatabase();
const QUESTION = { id: "nps", kind: "nps", title: { en: "How likely?" } };
const SERIES = { question: "nps", scale: "nps", metric: "nps" } as const;
const newSurvey = (scope: WorkspaceScope) => makeSurvey(appDb, scope, { questions: [QUESTION], series: [SERIES] });
const answers = (most: number) =>
  Array.from({ length: most }, (_, i) => ({
    day: "2026-05-04",
    scores: { nps: i % 11 },
    attributes: { plan: "solo" },
  }));

/** How many rows a workspace has in each tenant table that holds any. */
async function rowsOf(scope: WorkspaceScope): Promise<Record<string, number>> {
  const tables = await ownerDb.pool.query<{ relname: string }>(
    "select relname from pg_class where relnamespace = 'public'::regnamespace and relrowsecurity and relkind = 'r' and relname <> 'workspace' order by 1",
  );
  const found: Record<string, number> = {};
  await withTenant(appDb, scope, async (tx) => {
    for (const { relname } of tables.rows) {
      const { rows } = await tx.execute<{ n: number }>(sql`select count(*)::int as n from ${sql.identifier(relname)}`);
      if (rows[0]?.n) found[relname] = rows[0].n;
    }
  });
  return found;
}

test("a deleted survey is gone at once; its thousands of answers follow in portions and leave the tallies exact", async () => {
  const scope = await makeWorkspace();
  const [gone, stays] = [await newSurvey(scope), await newSurvey(scope)];
  await storeScores(appDb, scope, gone, answers(2_100));
  await foldAllTallies(workerDb);
  await storeScores(appDb, scope, gone, answers(20));
  await storeScores(appDb, scope, stays, answers(3));
  // Words that people wrote, proposed as a topic.
  const counted = { found: 9, outOf: 90, foundBefore: 0, outOfBefore: 90, from: "2026-05-01", to: "2026-05-31" };
  const words = { language: "en", label: "leaking bottle", terms: ["leaking", "bottle"], ...counted };
  await withTenant(appDb, scope, (tx) =>
    tx
      .insert(topicSuggestion)
      .values(
        [gone, stays].map((surveyId) => ({ ...words, workspaceId: scope.workspaceId, id: randomUUID(), surveyId })),
      ),
  );
  await withTenant(appDb, scope, (tx) => deleteSurvey(tx, scope, gone));
  await withTenant(appDb, scope, async (tx) => {
    expect(await findSurvey(tx, scope, gone)).toBeNull();
    expect((await listSurveys(tx, scope)).map((row) => row.id)).toEqual([stays]);
    expect((await listSurveyPage(tx, scope, { before: null, limit: 9 })).map((row) => row.id)).toEqual([stays]);
    expect((await readOutlines(tx, scope)).map((row) => row.id)).toEqual([stays]);
  });
  await eraseSurvey(workerDb, scope, gone);
  await foldAllTallies(workerDb);
  const left = await withTenant(appDb, scope, (tx) => recountTallies(tx, scope));
  // Of the other survey: completion and score, each in total and for its one plan. Scores 0, 1, 2 share a day.
  expect(left).toEqual({ tallies: 4, differ: 0 });
  expect(await rowsOf(scope)).toMatchObject({
    survey: 1,
    survey_version: 1,
    response: 3,
    answer: 6,
    topic_suggestion: 1,
  });
  // Broken off and called again, it finds nothing to do.
  await eraseSurvey(workerDb, scope, gone);
});

test("a deleted workspace lets nobody in at once, and nothing of it is left", async () => {
  const scope = await makeWorkspace();
  await storeScores(appDb, scope, await newSurvey(scope), answers(30));
  await withTenant(appDb, scope, (tx) => upsertCustomer(tx, scope, "anna"));
  await withTenant(appDb, scope, (tx) => deleteWorkspace(tx, scope));
  await foldAllTallies(workerDb);
  await eraseWorkspace(workerDb, scope);
  expect(await rowsOf(scope)).toEqual({});
});

test("every table of a workspace goes with it: by a foreign key, with its surveys, or by its name", async () => {
  const { rows } = await ownerDb.pool.query<{ name: string }>(`
    with recursive fk as (
      select conrelid::regclass::text as child, confrelid::regclass::text as parent from pg_constraint
      where contype = 'f' and confdeltype = 'c'
    ), gone (name) as (select 'workspace' union select child from fk join gone on gone.name = fk.parent)
    select table_name::text as name from information_schema.columns join information_schema.tables using (table_schema, table_name)
    where table_schema = 'public' and column_name = 'workspace_id' and table_type = 'BASE TABLE'
      and table_name not in (select name from gone)`);
  const taking = ["queries/delete-workspace.ts", "rollups/delete-survey.ts", "rollups/rewrite-response.ts"]
    .map((file) => readFileSync(path.join(import.meta.dirname, "../../db", file), "utf8"))
    .join();
  const named = (name: string) =>
    taking.includes(`"${name}"`) || new RegExp(`delete\\((schema\\.)?${name}\\)|delete from ${name}\\b`).test(taking);
  expect(rows.length).toBeGreaterThan(15);
  // Whom an older copy must not bring back is still known when it is restored.
  expect(rows.map(({ name }) => name).filter((name) => !named(name))).toEqual(["erasure"]);
});

test("a new policy on repeats is a job that says again what counts", async () => {
  const scope = await makeWorkspace();
  const survey = await newSurvey(scope);
  const store = (day: string, score: number) =>
    withTenant(appDb, scope, async (tx) => {
      const customerId = await upsertCustomer(tx, scope, "anna");
      const at = new Date(`${day}T12:00:00Z`);
      const id = randomUUID();
      await storeSubmissionsIn(tx, [
        {
          ...{ workspaceId: scope.workspaceId, id, surveyId: survey, version: 1, submissionId: id, revision: 0 },
          ...{ customerId, identity: null, channel: "api", stage: null, locale: "en", attributes: {} },
          ...{ dimensions: { names: [], values: [] }, state: "counted", stateReason: null, startedAt: at },
          ...{ firstScoredAt: at, completedAt: at, answeredAt: at, day },
          answers: [completionAnswer(true), scoredAnswer("nps", "nps", 1, score)],
        },
      ]);
      await settleRepeats(tx, survey, customerId, { policy: "all" });
    });
  for (const [day, score] of [
    ["2026-05-01", 3],
    ["2026-05-20", 9],
    ["2026-08-01", 10],
  ] as const)
    await store(day, score);
  const counted = async () => {
    const { rows } = await withTenant(appDb, scope, (tx) =>
      tx.execute(sql`select score from answer where question_id = 'nps' and state = 0 order by score`),
    );
    return rows.map((row) => row.score);
  };
  const change = async (repeats: NonNullable<Parameters<typeof updateSurvey>[3]["repeats"]>) => {
    await withTenant(appDb, scope, (tx) =>
      updateSurvey(tx, scope, survey, { repeats, definition: undefined }, new Date()),
    );
    const { rows } = await withTenant(appDb, scope, (tx) =>
      tx.execute(sql`delete from outbox returning topic, payload`),
    );
    expect(rows).toContainEqual({ topic: "survey.repeats", payload: { surveyId: survey } });
    await settleSurvey(
      { workspaceId: scope.workspaceId, surveyId: survey },
      {
        db: workerDb,
        scope,
        logger: createLogger("silent"),
        now: () => new Date(),
        signal: new AbortController().signal,
      },
    );
  };
  expect(await counted()).toEqual([3, 9, 10]);
  // 1 May is replaced by 20 May, 19 days later; 1 August is 73 days after that.
  await change({ policy: "latest", windowDays: 30 });
  expect(await counted()).toEqual([9, 10]);
  await change({ policy: "all" });
  expect(await counted()).toEqual([3, 9, 10]);
  expect((await withTenant(appDb, scope, (tx) => recountTallies(tx, scope))).differ).toBe(0);
});
