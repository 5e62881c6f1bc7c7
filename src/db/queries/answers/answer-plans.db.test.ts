import { randomUUID } from "node:crypto";
import { type SQL, sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { type Tx, withTenant } from "@/db/client";
import type { AnswerFilter } from "@/db/queries/answers/answer-filter";
import { countAnswers, groupAnswers } from "@/db/queries/answers/count-answers";
import { countAnsweredBy, countGiven, countProgress } from "@/db/queries/answers/count-given";
import { crossAnswers } from "@/db/queries/answers/cross-answers";
import { findResponseDetail } from "@/db/queries/answers/find-response-detail";
import { type AnswerOrder, listAnswerPage } from "@/db/queries/answers/list-answer-page";
import { listTopicComments } from "@/db/queries/topics/list-topic-comments";
import { fileComments } from "@/db/rollups/file-comments";
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

const scope = scopes[ASKED];
const survey = surveys[ASKED];
if (!scope || !survey) throw new Error("There are ten.");
// Their comments as the worker files them, without what it counts.
await withTenant(appDb, scope, async (tx) => {
  const { rows } = await tx.execute<{ id: string }>(sql`
    insert into comment (workspace_id, response_id, survey_id, day, counted, language)
    select workspace_id, response_id, survey_id, day, state = 0, 'en' from answer where question_id = 'why' returning response_id as id`);
  await fileComments(
    tx,
    scope,
    rows.map(({ id }) => id),
  );
  await tx.execute(sql`delete from comment_change where workspace_id = ${scope.workspaceId}`);
});
for (const table of ["response", "answer", "comment", "comment_gram"])
  await ownerDb.pool.query(`vacuum analyze ${table}`);

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
  for (const plan of plans)
    expect(plan).not.toMatch(/Seq Scan on (response|answer|audit_event|comment|comment_gram)\b/);
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
  ["words in comments", { words: ["comment", "a1b"] }, "newest"],
  ["a word of many comments, the lowest first", { words: ["comment"] }, "lowest"],
  ["words too short to be filed", { words: ["a1"] }, "newest"],
  ["three filters at once", { dimensions: { country: "UK" }, comment: true, scores: [0], locale: "en" }, "newest"],
  ["no comment", { comment: false }, "newest"],
  ["who came without an attribute", { without: ["plan"], channel: "link", version: 1 }, "newest"],
  ["a customer", { customer: "C-1" }, "newest"],
  ["a question that was answered, among those of a channel", { answered: "why", channel: "link" }, "newest"],
  [
    "one thing that was answered",
    { choice: { questionId: "why", kind: "multiple", item: null, key: "price" } },
    "newest",
  ],
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
    const plans = await plansOf((tx) => listAnswerPage(tx, scope, { ...ALL, ...some }, page("newest")));
    expect(plans.join("\n")).toMatch(way);
    // A join with the other comments goes through all of them for each one wherever few are guessed to say the word.
    expect(plans.join("\n")).not.toMatch(/Anti Join/);
  },
);

test("a rare word is looked up: the policy leads its index, and what it finds leads the primary keys", async () => {
  const rare = { ...ALL, words: ["comment", "a1b2"] };
  const looked = /Index Scan on comment_gram_grams\s+Index Cond: \(grams @> \(NULLIF\(current_setting\('app.search'/;
  for (const plans of [
    await plansOf((tx) => listAnswerPage(tx, scope, rare, page("newest"))),
    await plansOf((tx) => countAnswers(tx, scope, rare)),
    await plansOf((tx) => groupAnswers(tx, scope, rare, 1_000)),
  ]) {
    expect(plans.join("\n")).toMatch(looked);
    expect(plans.join("\n")).toMatch(
      /response_workspace_id_id_pk on response r[\s\S]*id = ANY \(\(?InitPlan|response_workspace_id_id_pk on response r[\s\S]*id = ANY \(\$/,
    );
    expect(plans.join("\n")).not.toMatch(/answer_comment/);
  }
  const asked = {
    surveyId: survey,
    from: "2025-01-01",
    to: "2029-01-01",
    topicId: null,
    filter: null,
    tagId: null,
    only: null,
    after: null,
  };
  const plans = await plansOf((tx) =>
    listTopicComments(tx, scope, { ...asked, words: rare.words, limit: 26, shuffled: false }),
  );
  expect(plans.join("\n")).toMatch(looked);
  expect(plans.join("\n")).toMatch(/comment_workspace_id_response_id_pk on comment c/);
  expectIndexes(plans);
});

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

test.each<[string, Record<string, string>]>([
  ["of everybody", {}],
  ["with two filters", { country: "DE", plan: "team" }],
])("the results of all questions, and where people stopped, %s", async (_about, filters) => {
  const asked = { surveyId: survey, from: "2025-02-01", to: "2025-05-31", filters };
  const questions = [
    { id: "nps", items: null, byVersion: true },
    { id: "why", items: "list", byVersion: false },
    { id: "parts", items: "rows", byVersion: false },
  ] as const;
  const plans = [
    ...(await plansOf((tx) => countGiven(tx, scope, asked, questions))),
    ...(await plansOf((tx) => countAnsweredBy(tx, scope, asked, "country", questions))),
    ...(await plansOf((tx) => countProgress(tx, scope, asked, ["nps", "why"], "@completion"))),
  ];
  expectIndexes(plans);
  for (const plan of plans) expect(plan).toMatch(/answer_by_question/);
});

test("facets and one response too", async () => {
  expectIndexes(await plansOf((tx) => groupAnswers(tx, scope, ALL, 1_000)));
  expectIndexes(await plansOf((tx) => findResponseDetail(tx, scope, survey, randomUUID(), "nps")));
});
