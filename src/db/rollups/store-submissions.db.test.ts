import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { withTenant } from "@/db/client";
import { openPipeline } from "@/db/pipeline";
import { type Submission, storeSubmissions } from "@/db/rollups/store-submissions";
import { completionAnswer, scoredAnswer } from "@/db/rollups/stored-answer";
import { followUpRules } from "@/db/schema/follow-up";
import type { WorkspaceScope } from "@/db/scope";
import { makeSurvey } from "@/db/testing/store-scores";
import { testDatabase } from "@/db/testing/test-database";

const { ownerDb, appDb, workerDb, makeWorkspace } = await testDatabase();
const pipeline = openPipeline(appDb);

/** As PostgreSQL itself asks for the response of each answer that is stored. */
const CHECK = `select 1 from only response x where workspace_id operator(pg_catalog.=) $1 and id operator(pg_catalog.=) $2 for key share of x`;

test("in a table that nobody has analysed yet, the response of an answer is looked up by its primary key", async () => {
  const client = await ownerDb.pool.connect();
  try {
    await client.query("begin");
    await client.query(`prepare looked (uuid, uuid) as ${CHECK}`);
    await client.query("set local plan_cache_mode = force_generic_plan");
    const { rows } = await client.query<{ "QUERY PLAN": string }>(
      "explain (costs off) execute looked (gen_random_uuid(), gen_random_uuid())",
    );
    expect(rows.map((row) => row["QUERY PLAN"]).join("\n")).toMatch(/Index Scan using response_workspace_id_id_pk/);
    await client.query("rollback");
  } finally {
    client.release();
  }
});

test("storing never reads a table from end to end, however small it was when its plans were made", async () => {
  const { rows } = await ownerDb.pool.query<{ set: string[] }>(
    "select proconfig as set from pg_proc where proname = 'store_rows'",
  );
  expect(rows[0]?.set).toContain("enable_seqscan=off");
});

test("answers of several workspaces that come together are told apart: new ones, and those that were there before", async () => {
  const [one, two] = [await place(), await place()];
  const [before, first, second, third] = [submission(one), submission(one), submission(two), submission(two)];
  await storeSubmissions(pipeline, [before]);
  const again = { ...before, id: randomUUID(), answers: [completionAnswer(true), scoredAnswer("score", "nps", 1, 0)] };
  expect(await storeSubmissions(pipeline, [second, again, first, third])).toEqual([true, false, true, true]);
  expect(await storeSubmissions(pipeline, [second, again])).toEqual([false, false]);
  expect(await countsOf(one.scope)).toEqual({ responses: 2, answers: 4, tallied: 4 });
  expect(await countsOf(two.scope)).toEqual({ responses: 2, answers: 4, tallied: 4 });
});

test("each workspace is told of its own answers alone", async () => {
  const [named, nobody, asked] = [await place(), await place(), await place()];
  await withTenant(appDb, asked.scope, (tx) =>
    tx.insert(followUpRules).values({ workspaceId: asked.scope.workspaceId, rules: { unnamed: true } }),
  );
  const [known, plain, wanted] = [
    { ...submission(named), identity: { interaction: "T-1" } },
    submission(nobody),
    submission(asked),
  ];
  await storeSubmissions(pipeline, [known, submission(named), plain, wanted]);
  const { rows } = await workerDb.pool.query<{ workspace: string; ids: string[] }>(
    `select workspace_id::text as workspace, payload -> 'responseIds' as ids from outbox
     where topic = 'responses.stored' and workspace_id = any ($1)`,
    [[named, nobody, asked].map(({ scope }) => scope.workspaceId)],
  );
  expect(new Map(rows.map((row) => [row.workspace, row.ids]))).toEqual(
    new Map([
      [named.scope.workspaceId, [known.id]],
      [asked.scope.workspaceId, [wanted.id]],
    ]),
  );
});

test("an answer that comes after its month was closed restates that month in its own workspace alone", async () => {
  const [closed, open] = [await place(), await place()];
  await withTenant(appDb, closed.scope, (tx) =>
    tx.execute(sql`insert into closed_period (workspace_id, id, kind, from_day, to_day, zone, started_at, closed_at)
      values (${closed.scope.workspaceId}, gen_random_uuid(), 'month', '2026-03-01', '2026-03-31', 'UTC', now(), now())`),
  );
  const late = submission(closed);
  expect(await storeSubmissions(pipeline, [submission(open), late])).toEqual([true, true]);
  const restated = async ({ scope }: Place) =>
    withTenant(appDb, scope, async (tx) => {
      const { rows } = await tx.execute(sql`
        select cause, n::int as n, response_ids as ids from restatement where question_id = 'score'`);
      return rows;
    });
  expect(await restated(closed)).toEqual([{ cause: "later", n: 1, ids: [late.id] }]);
  expect(await restated(open)).toEqual([]);
});

test("who stores for several workspaces may add to those it names, and sees no response of any", async () => {
  const [one, two, other] = [await place(), await place(), await place()];
  await storeSubmissions(pipeline, [submission(one), submission(two), submission(other)]);
  const client = await appDb.pool.connect();
  const tally = (workspaceId: string, surveyId: string) =>
    client.query(
      `insert into tally_delta (workspace_id, survey_id, question_id, series, day, dimension, value, bucket, n)
       values ($1, $2, 'score', 1, '2026-01-01', '', '', 9, 1)`,
      [workspaceId, surveyId],
    );
  try {
    await client.query("begin");
    const named = `{${one.scope.workspaceId},${two.scope.workspaceId}}`;
    await client.query("select set_config('app.storing_for', $1, true)", [named]);
    for (const table of ["response", "answer", "tally_delta", "outbox", "customer", "survey"]) {
      const { rows } = await client.query<{ n: number }>(`select count(*)::int as n from ${table}`);
      expect(rows[0]?.n, table).toBe(0);
    }
    await tally(two.scope.workspaceId, two.surveyId);
    await expect(tally(other.scope.workspaceId, other.surveyId)).rejects.toMatchObject({ code: "42501" });
    await client.query("rollback");
  } finally {
    client.release();
  }
});

interface Place {
  readonly scope: WorkspaceScope;
  readonly surveyId: string;
}

async function place(): Promise<Place> {
  const scope = await makeWorkspace();
  const surveyId = await makeSurvey(appDb, scope, {
    questions: [{ id: "score", kind: "nps", title: { en: "How likely?" } }],
    series: [{ question: "score", scale: "nps", metric: "nps" }],
  });
  return { scope, surveyId };
}

function submission({ scope, surveyId }: Place): Submission {
  const at = new Date("2026-03-02T12:00:00Z");
  return {
    ...{
      workspaceId: scope.workspaceId,
      id: randomUUID(),
      surveyId,
      version: 1,
      submissionId: randomUUID(),
      revision: 0,
    },
    ...{
      identity: null,
      channel: "link",
      stage: null,
      locale: "en",
      attributes: {},
      dimensions: { names: [], values: [] },
    },
    ...{ state: "counted", stateReason: null, startedAt: at, firstScoredAt: at, completedAt: at, answeredAt: at },
    day: "2026-03-02",
    answers: [completionAnswer(true), scoredAnswer("score", "nps", 1, 9)],
  };
}

function countsOf(scope: WorkspaceScope) {
  return withTenant(appDb, scope, async (tx) => {
    const { rows } = await tx.execute(sql`select (select count(*)::int from response) as responses,
      (select count(*)::int from answer) as answers, (select sum(n)::int from tally_delta where dimension = '') as tallied`);
    return rows[0];
  });
}
