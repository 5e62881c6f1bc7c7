import { randomUUID } from "node:crypto";
import { type SQL, sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { type Tx, withTenant } from "@/db/client";
import type { AnswerFilter } from "@/db/queries/answers/answer-filter";
import { countAnswers, groupAnswers } from "@/db/queries/answers/count-answers";
import { crossAnswers } from "@/db/queries/answers/cross-answers";
import { findResponseDetail } from "@/db/queries/answers/find-response-detail";
import { type AnswerOrder, listAnswerPage } from "@/db/queries/answers/list-answer-page";
import { makeSurvey } from "@/db/testing/store-scores";
import { testDatabase } from "@/db/testing/test-database";

const { appDb, ownerDb, makeWorkspace } = await testDatabase();

/** Ten workspaces, nine with 2,000 responses, one with 12,000, written past the product as only their number matters here. */
const ASKED = 4;
const scopes = await Promise.all(Array.from({ length: 10 }, () => makeWorkspace()));
const questions = [{ id: "nps", kind: "nps", title: { en: "How likely?" } }];
const surveys = await Promise.all(
  scopes.map((scope) =>
    makeSurvey(appDb, scope, { questions, series: [{ question: "nps", scale: "nps", metric: "nps" }] }),
  ),
);
for (const [place, scope] of scopes.entries())
  await withTenant(appDb, scope, async (tx) => {
    await tx.execute(sql`
      insert into response (workspace_id, id, survey_id, version, submission_id, locale, state, started_at, answered_at, day, attributes)
      select ${scope.workspaceId}, gen_random_uuid(), ${surveys[place]}, 1, gen_random_uuid(), 'en',
        case when i % 150 = 0 then 'held' when i % 70 = 0 then 'excluded' else 'counted' end, at, at, at::date, '{}'
      from generate_series(1, ${place === ASKED ? 12_000 : 2_000}::int) as i cross join lateral (select timestamptz '2025-01-01' + i * interval '3 hours' as at) as t`);
    await tx.execute(sql`
      insert into answer (workspace_id, response_id, question_id, survey_id, kind, series, day, dim_names, dim_values, state, status, score, text)
      select r.workspace_id, r.id, q.id, r.survey_id, q.kind, 1, r.day, array['country'], array[(array['UK', 'DE', 'FR'])[1 + abs(hashtext(r.id::text)) % 3]],
        case r.state when 'held' then 2 when 'excluded' then 3 else 0 end, q.status, q.score, q.text
      from response r cross join lateral (values
        ('@completion', 'completion', 0, 1, null), ('nps', 'nps', 0, abs(hashtext(r.id::text)) % 11, null),
        ('why', 'long_text', 4, null, case when abs(hashtext(r.id::text)) % 4 = 0 then 'comment ' || r.id end)
      ) as q (id, kind, status, score, text)
      where r.workspace_id = ${scope.workspaceId} and (q.id <> 'why' or q.text is not null)`);
  });
await ownerDb.pool.query("analyze response");
await ownerDb.pool.query("analyze answer");

const scope = scopes[ASKED];
const survey = surveys[ASKED];
if (!scope || !survey) throw new Error("There are ten.");

const ALL: AnswerFilter = {
  ...{
    surveyId: survey,
    from: null,
    to: null,
    questionId: "nps",
    state: "counted",
    part: null,
    scores: [],
    series: [1],
  },
  ...{
    dimensions: {},
    without: [],
    locale: null,
    channel: null,
    version: null,
    customer: null,
    answered: null,
    comment: null,
    words: [],
  },
};

/** The plans of the statements that a read sends, taken instead of their rows. */
async function plansOf(read: (tx: Tx) => Promise<unknown>): Promise<string[]> {
  return withTenant(appDb, scope as NonNullable<typeof scope>, async (tx) => {
    const plans: string[] = [];
    const spy = new Proxy(tx, {
      get(target, name, self) {
        if (name !== "execute") return Reflect.get(target, name, self);
        return async (query: SQL) => {
          const rows = await target.execute(query);
          if (/set_config|savepoint/.test(JSON.stringify(query.queryChunks ?? ""))) return rows;
          const plan = await target.execute<{ "QUERY PLAN": string }>(sql`explain (costs off) ${query}`);
          plans.push(plan.rows.map((row) => row["QUERY PLAN"]).join("\n"));
          return rows;
        };
      },
    });
    await read(spy);
    return plans;
  });
}

const expectIndexes = (plans: readonly string[]) => {
  expect(plans.length).toBeGreaterThan(0);
  for (const plan of plans) expect(plan).not.toMatch(/Seq Scan on (response|answer|audit_event)\b/);
};

const page = (order: AnswerOrder) => ({ order, edge: null, limit: 50 });

test.each<[string, Partial<AnswerFilter>, AnswerOrder]>([
  ["the newest", {}, "newest"],
  ["the lowest scores", {}, "lowest"],
  ["what is held", { state: "held" }, "newest"],
  ["what is excluded", { state: "excluded" }, "oldest"],
  [
    "promoters of a group and some days",
    { scores: [9, 10], dimensions: { country: "DE" }, from: "2025-03-01", to: "2025-04-30" },
    "newest",
  ],
  ["a line of the ledger", { part: "received" }, "newest"],
  ["words in comments", { words: ["comment", "a1"] }, "newest"],
  ["three filters at once", { dimensions: { country: "UK" }, comment: true, scores: [0], locale: "en" }, "newest"],
  ["no comment", { comment: false }, "newest"],
  ["who came without an attribute", { without: ["plan"], channel: "link", version: 1 }, "newest"],
  ["a customer", { customer: "C-1" }, "newest"],
  ["a question that was answered, among those of a channel", { answered: "why", channel: "link" }, "newest"],
])("%s: found, counted and listed by indexes", async (_about, some, order) => {
  const filter = { ...ALL, ...some };
  expectIndexes(await plansOf((tx) => listAnswerPage(tx, scope, filter, page(order))));
  expectIndexes(await plansOf((tx) => countAnswers(tx, scope, filter)));
});

test("the newest come straight from their index: no sort, no more rows than a page", async () => {
  const [plan = ""] = await plansOf((tx) => listAnswerPage(tx, scope, ALL, page("newest")));
  expect(plan).toMatch(/Scan Backward using response_recent/);
});

test.each<[string, Partial<AnswerFilter>, RegExp]>([
  [
    "three filters at once",
    { dimensions: { country: "UK" }, scores: [0, 9], locale: "en" },
    /Scan Backward using response_recent/,
  ],
  ["a line of the ledger", { part: "counted", answered: "why" }, /Scan Backward using response_recent/],
  ["a word", { words: ["comment"] }, /Incremental Sort[\s\S]*Index Scan Backward using answer_comment/],
])(
  "a page of %s stops where it is full: found from the newest end, not out of all that match",
  async (_about, some, way) => {
    const [plan = ""] = await plansOf((tx) => listAnswerPage(tx, scope, { ...ALL, ...some }, page("newest")));
    expect(plan).toMatch(way);
  },
);

test("what is held has an index of its own", async () => {
  const [plan = ""] = await plansOf((tx) => listAnswerPage(tx, scope, { ...ALL, state: "held" }, page("newest")));
  expect(plan).toMatch(/response_apart/);
});

test.each<[string, Record<string, string>]>([
  ["one attribute by a channel", {}],
  ["three filters at once", { country: "DE", "@lang": "en", "@version": "1" }],
  ["one customer", { "@customer": "C-1" }],
])("a cross table of %s", async (_about, filters) => {
  const days = { from: "2025-02-01", to: "2025-05-31" };
  const asked = { surveyId: survey, questionId: "nps", ...days, rows: "country", columns: "@channel", filters };
  expectIndexes(await plansOf((tx) => crossAnswers(tx, scope, asked)));
});

test("facets and one response too", async () => {
  expectIndexes(await plansOf((tx) => groupAnswers(tx, scope, ALL, 1_000)));
  expectIndexes(await plansOf((tx) => findResponseDetail(tx, scope, survey, randomUUID(), "nps")));
});
