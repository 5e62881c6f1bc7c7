import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { type Tx, withTenant } from "@/db/client";
import type { AnswerFilter } from "@/db/queries/answers/answer-filter";
import { countAnswers } from "@/db/queries/answers/count-answers";
import { streamAnswers } from "@/db/queries/answers/export-answers";
import { listAnswerPage } from "@/db/queries/answers/list-answer-page";
import { seekWords } from "@/db/queries/answers/seek-words";
import { upsertCustomer } from "@/db/queries/upsert-customer";
import { eraseCustomer, eraseResponse } from "@/db/rollups/erase";
import { refileComments } from "@/db/rollups/file-comments";
import { redactWords } from "@/db/rollups/redact-words";
import { foldAllComments } from "@/db/testing/store-comments";
import { makeSurvey, storeScores } from "@/db/testing/store-scores";
import { testDatabase } from "@/db/testing/test-database";
import { seededRandom } from "@/domain/metrics/random";

const { appDb, ownerDb, makeWorkspace } = await testDatabase();
const QUESTIONS = [
  { id: "score", kind: "nps", title: { en: "Recommend?" } },
  { id: "why", kind: "long_text", title: { en: "Why?" } },
  { id: "more", kind: "long_text", title: { en: "More?" } },
];
const TEXTS = [
  ..."The delivery was LATE.|Lieferverzögerung, ÄRGERLICH: Straße falsch|التوصيل متأخر والسعر مرتفع|配送が遅い。箱も壊れていた".split(
    "|",
  ),
  ..."100% late_ \\ back|배송이 늦었어요|ΟΔΟΣ λάθος|İstanbul'da geç kaldı|😡😡😡 never again|ok|e\u0301te\u0301 decomposed".split(
    "|",
  ),
];

async function company() {
  const scope = await makeWorkspace();
  const survey = { questions: QUESTIONS, series: [{ question: "score", scale: "nps", metric: "nps" }] } as const;
  const surveyId = await makeSurvey(appDb, scope, survey);
  const inside = <T>(work: (tx: Tx) => Promise<T>) => withTenant(appDb, scope, work);
  const write = (texts: readonly string[]) =>
    storeScores(
      appDb,
      scope,
      surveyId,
      texts.map((why, i) => ({
        day: "2026-07-01",
        scores: { score: i % 11 },
        texts: { why, more: TEXTS[(3 * i) % 11] ?? "" },
      })),
    );
  const fold = () => foldAllComments(appDb, scope);
  const filed = () =>
    inside(async (tx) => {
      await tx.execute(sql`select set_config('app.search', '{}', true)`);
      return (await tx.execute(sql`select from comment_gram`)).rowCount;
    });
  const filter: AnswerFilter = {
    ...{ surveyId, from: null, to: null, questionId: "score", state: "any", part: null, scores: [], series: [] },
    ...{ dimensions: {}, without: [], locale: null, channel: null, version: null, customer: null, answered: null },
    ...{ comment: null, words: [] },
  };
  /** What each door finds, and what a plain comparison of all texts says. */
  const search = (words: readonly string[]) =>
    inside(async (tx) => {
      const asked = { ...filter, words };
      const way = await seekWords(tx, scope, surveyId, words);
      const page = await listAnswerPage(tx, scope, asked, { order: "newest", edge: null, limit: 500 });
      const { total } = await countAnswers(tx, scope, asked);
      const exported: string[] = [];
      for await (const portion of streamAnswers(tx, scope, asked, false)) exported.push(...portion.map(({ id }) => id));
      const said = words.map((word) => sql`strpos(lower(text), lower(${word})) > 0`);
      const truth = await tx.execute<{ id: string }>(sql`
        select distinct response_id as id from answer where text is not null and ${sql.join(said, sql` and `)} order by 1`);
      const all = truth.rows.map(({ id }) => id);
      return { way, listed: page.rows.map(({ id }) => id).sort(), total, exported: exported.sort(), all };
    });
  return { scope, surveyId, inside, write, fold, filed, search };
}

type Company = Awaited<ReturnType<typeof company>>;

async function expectTruth(search: Company["search"], words: readonly string[]) {
  const { listed, total, exported, all, way } = await search(words);
  expect({ listed, total, exported }, words.join(" ")).toEqual({ listed: all, total: all.length, exported: all });
  return { found: all.length, way };
}

test("any part of a word in any script is found alike: waiting, filed, and half of each", async () => {
  const { write, fold, search } = await company();
  const random = seededRandom(3);
  const below = (n: number) => Math.floor(random() * n);
  const needles = [
    ["zögerung"],
    ["سعر"],
    ["配送"],
    ["壊れ"],
    ["遅"],
    ["배송"],
    ["%"],
    ["100%"],
    ["late_", "back"],
    ["\\"],
    ["😡😡😡"],
    ["nowhere"],
  ];
  for (let i = 0; i < 12; i += 1) {
    const signs = [...(TEXTS[below(TEXTS.length)] ?? "")];
    const from = below(signs.length);
    const part = signs.slice(from, from + 2 + below(6)).join("");
    if (part.trim() !== "") needles.push([i % 2 === 0 ? part.toUpperCase() : part]);
  }
  const all = async () => {
    const found = [];
    for (const words of needles) found.push(await expectTruth(search, words));
    return found;
  };
  await write(TEXTS);
  await all();
  await fold();
  await write(TEXTS.map((text) => `${text} twice`));
  await all();
  await fold();
  const found = await all();
  // One sign alone is too short to be filed: it is read for.
  expect(found.slice(0, 6).map(({ way }) => way)).toEqual(["filed", "filed", "filed", "filed", "scan", "filed"]);
  for (const { found: n } of found.slice(0, 11)) expect(n).toBeGreaterThan(0);
});

test("what is changed, blacked out or erased is found no longer, at once; what the worker lost is filed again", async () => {
  const { scope, surveyId, inside, write, fold, filed, search } = await company();
  await write(Array.from({ length: 6 }, (_, i) => `Anna Nowak rang ${i} times`));
  await fold();
  expect(await filed()).toBe(6);
  const ids = (await search(["Nowak"])).all;
  const [changed = "", blackened = "", deleted = "", theirs = ""] = ids;
  const person = await inside(async (tx) => {
    await tx.execute(
      sql`update answer set text = 'Somebody rang' where response_id = ${changed} and question_id = 'why'`,
    );
    await redactWords(tx, scope, blackened, (text) => text.replace("Nowak", "[…]"));
    const id = await upsertCustomer(tx, scope, "anna@example.com");
    await tx.execute(sql`update response set customer_id = ${id} where id = ${theirs}`);
    return id;
  });
  expect(await expectTruth(search, ["Nowak"])).toEqual({ found: 4, way: "filed" });
  expect((await search(["somebody"])).all).toEqual([changed]);
  await inside(async (tx) => {
    await eraseResponse(tx, scope, surveyId, deleted);
    await eraseCustomer(tx, scope, person);
  });
  // Before any worker has come by.
  expect(await filed()).toBe(4);
  expect(await expectTruth(search, ["Nowak"])).toEqual({ found: 2, way: "filed" });
  await fold();
  expect(await filed()).toBe(4);
  expect(await expectTruth(search, ["Nowak"])).toEqual({ found: 2, way: "filed" });

  expect(await refileComments(appDb, scope, new AbortController().signal)).toBe(0);
  await inside(async (tx) => {
    await tx.execute(sql`select set_config('app.search', '{}', true)`);
    await tx.execute(sql`delete from comment_gram where response_id <> ${changed}`);
  });
  expect(await refileComments(appDb, scope, new AbortController().signal)).toBe(3);
  expect(await expectTruth(search, ["Nowak"])).toEqual({ found: 2, way: "filed" });
  await fold();
  expect(await filed()).toBe(4);
});

test("filed words are shown to nobody who does not seek them, nor to another workspace", async () => {
  const [one, two] = [await company(), await company()];
  await one.write(["The delivery was late."]);
  await one.fold();
  const { rows } = await one.inside((tx) => tx.execute(sql`select * from comment_gram`));
  expect(rows).toEqual([]);
  expect(await two.filed()).toBe(0);
  expect((await two.search(["delivery"])).all).toEqual([]);
  const owner = await ownerDb.pool.query(
    "select set_config('app.search', '{}', false), (select count(*)::int from comment_gram) as n",
  );
  expect(owner.rows[0]).toMatchObject({ n: 0 });
});
