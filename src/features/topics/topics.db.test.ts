import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { type Tx, withTenant } from "@/db/client";
import { findWorkspace } from "@/db/queries/find-workspace";
import { listNewestComments } from "@/db/queries/list-newest-comments";
import { countPersonal } from "@/db/queries/topics/count-personal";
import { listSuggestions } from "@/db/queries/topics/list-suggestions";
import { listTopicComments, type TopicCommentsQuery } from "@/db/queries/topics/list-topic-comments";
import { listTopics } from "@/db/queries/topics/list-topics";
import { readCustomersBehind } from "@/db/queries/topics/read-customers-behind";
import { readNewestTexts } from "@/db/queries/topics/read-texts";
import { hideComment, listTags, setCommentTopic, tagComment, untagComment } from "@/db/queries/topics/write-comments";
import { decideSuggestion } from "@/db/queries/topics/write-suggestions";
import { upsertCustomer } from "@/db/queries/upsert-customer";
import { countComments } from "@/db/rollups/count-comments";
import { redactWords } from "@/db/rollups/redact-words";
import { foldAllComments, makeCommentSurvey } from "@/db/testing/store-comments";
import { storeScores, type TestResponse } from "@/db/testing/store-scores";
import { testDatabase } from "@/db/testing/test-database";
import { chooseScope } from "@/features/topics/choose-scope";
import { lookForTopics } from "@/features/topics/look-for-topics";
import { type FindingAsked, readFinding } from "@/features/topics/read-finding";
import { readTopics } from "@/features/topics/read-topics";
import { tabulateTopics } from "@/features/topics/tabulate-topics";
import { nameTopic } from "@/features/topics/topic-words";
import { translatorIn } from "@/platform/i18n/translator";

const { appDb, makeWorkspace } = await testDatabase();
const NOW = new Date("2026-07-01T12:00:00Z");

async function company(responses: readonly TestResponse[]) {
  const scope = await makeWorkspace();
  const surveyId = await makeCommentSurvey(appDb, scope);
  await storeScores(appDb, scope, surveyId, responses);
  await foldAllComments(appDb, scope);
  const inside = <T>(work: (tx: Tx) => Promise<T>) => withTenant(appDb, scope, work);
  const days = { from: "2026-06-01", to: "2026-06-30" };
  const none = { topicId: null, filter: null, words: [], tagId: null, only: null, after: null, shuffled: false };
  const list = (query: Partial<TopicCommentsQuery> = {}) =>
    inside((tx) => listTopicComments(tx, scope, { surveyId, ...days, ...none, limit: 10, ...query }));
  const topicId = (await inside((tx) => listTopics(tx, scope))).find(({ starter }) => starter === "delivery")?.id ?? "";
  return { scope, surveyId, inside, list, topicId };
}

const wrote = (day: string, score: number, why: string, country = "DE"): TestResponse => ({
  ...{ day, scores: { score }, texts: { why }, attributes: { country } },
});

test("comments are found by topic, words, group and tag; corrected, hidden and redacted, and each shows at once", async () => {
  const { scope, surveyId, inside, list, topicId } = await company([
    wrote("2026-06-10", 2, "The delivery was late, mail me at jo@example.com"),
    wrote("2026-06-11", 3, "Die Lieferung kam nie", "UK"),
    wrote("2026-06-12", 9, "Lovely soup 100%"),
  ]);
  expect((await list()).map(({ day }) => day)).toEqual(["2026-06-12", "2026-06-11", "2026-06-10"]);
  const [german, english] = await list({ topicId });
  expect([german?.language, english?.language, english?.personal]).toEqual(["de", "en", ["email"]]);
  expect(await list({ filter: { name: "@language", value: "de" } })).toHaveLength(1);
  expect(await list({ filter: { name: "country", value: "DE" }, topicId })).toHaveLength(1);
  expect(await list({ words: ["100%"] })).toHaveLength(1);
  expect(await list({ words: ["%"] })).toHaveLength(1);
  expect(await list({ after: { day: english?.day ?? "", id: english?.responseId ?? "" } })).toEqual([]);
  const [id, other] = [english?.responseId ?? "", german?.responseId ?? ""];
  const tag = await inside((tx) => tagComment(tx, scope, id, "Call back"));
  await inside((tx) => tagComment(tx, scope, other, "CALL BACK"));
  expect(await list({ tagId: tag })).toHaveLength(2);
  for (const one of [id, other]) await inside((tx) => untagComment(tx, scope, one, tag ?? ""));
  expect(await inside((tx) => listTags(tx, scope))).toEqual([]);
  await inside(async (tx) => {
    await setCommentTopic(tx, scope, id, topicId, "refused");
    await countComments(tx, scope, [id]);
  });
  expect((await list({ topicId })).map(({ responseId }) => responseId)).toEqual([other]);
  await inside((tx) => hideComment(tx, scope, other, NOW));
  expect(await list({ topicId })).toEqual([]);
  expect(await list({ only: "hidden" })).toHaveLength(1);
  const questions = [{ surveyId, commentQuestionId: "why", scoreQuestionId: "score" }];
  const shown = { questions, from: "2026-06-01", to: "2026-06-30", filters: {}, limit: 10 };
  expect((await inside((tx) => listNewestComments(tx, scope, shown))).map(({ text }) => text)).toHaveLength(2);
  expect(await inside((tx) => countPersonal(tx, scope, surveyId))).toBe(1);
  expect(await inside((tx) => redactWords(tx, scope, id, () => "[removed]"))).toBe(true);
  expect(await inside((tx) => countPersonal(tx, scope, surveyId))).toBe(0);
  expect((await inside((tx) => readNewestTexts(tx, scope, 10))).map(({ text }) => text)).toEqual([
    "Lovely soup 100%",
    "[removed]",
  ]);
  const kinds = await inside((tx) => tx.execute(sql`select kind, subject from erasure`));
  expect(kinds.rows).toEqual([{ kind: "words", subject: id }]);
});

test("a topic has its share, its change, its effect and its customers; statistics suggest what is new, once", async () => {
  const before = Array.from({ length: 60 }, (_, i) => wrote("2026-05-20", 8 + (i % 3), `Soup ${i} was nice`));
  const now = Array.from({ length: 60 }, (_, i) => wrote("2026-06-20", 8 + (i % 3), `Soup ${i} was nice`));
  const late = Array.from({ length: 40 }, (_, i) => wrote("2026-06-21", i % 3, "The courier lost my box again", "UK"));
  const { scope, surveyId, inside, topicId } = await company([...before, ...now, ...late]);
  const query = { survey: surveyId, from: "2026-06-01", to: "2026-06-30", filter: null };
  await inside(async (tx) => {
    const chosen = await chooseScope(tx, scope, await findWorkspace(tx, scope), query, NOW);
    if (chosen === null) throw new Error("there are comments");
    const list = await readTopics(tx, scope, chosen, query);
    const judged = list.topics.find(({ topic }) => topic.id === topicId)?.judged;
    // 40 of 100 comments; all detractors against none.
    expect(judged).toMatchObject({ n: 40, of: 100, nBefore: 0, ofBefore: 60, moved: "up", assessment: "worse" });
    expect(judged?.share.value).toBe(40);
    expect(judged?.effect?.difference).toBeLessThan(-100);
    expect(judged?.pull?.value).toBeCloseTo(0.4 * (judged?.effect?.difference ?? 0), 9);
    // The file holds what the page shows: the share of all comments, and how far the scores beside it lie apart.
    const words = { locale: "en", t: translatorIn("en", "topics"), metrics: translatorIn("en", "metrics") };
    const own = tabulateTopics(words, list, chosen).filter(
      ({ name }) => name === nameTopic({ name: "", starter: "delivery" }, words),
    );
    expect(own.find(({ part }) => part === "total")).toMatchObject({
      ...{ metric: "topic_share", unit: "percent", value: 40, n: 40, previous: 0, verdict: "up" },
      ...{ from: "2026-06-01", to: "2026-06-30" },
    });
    expect(own.find(({ part }) => part === "driver")).toMatchObject({
      ...{ metric: "nps", value: judged?.effect?.difference, n: 40, assessment: "worse" },
    });
    expect(own.filter(({ part }) => part === "period").reduce((sum, { n }) => sum + (n ?? 0), 0)).toBe(40);
    // The overview names it where it was written, and says nothing where fewer than thirty did or nobody wrote otherwise.
    const about = {
      metric: "nps",
      surveys: [surveyId],
      from: "2026-06-01",
      to: "2026-06-30",
      compared: null,
      filter: null,
    };
    const workspace = await findWorkspace(tx, scope);
    const named = async (asked: Partial<FindingAsked>) =>
      (await readFinding(tx, scope, workspace, { ...about, ...asked }, NOW))?.one.topic.id ?? null;
    expect(await named({})).toBe(topicId);
    expect(await named({ filter: { name: "country", value: "DE" } })).toBeNull();
    expect(await named({ filter: { name: "country", value: "UK" } })).toBeNull();
    expect(await named({ from: "2026-05-01", to: "2026-05-31" })).toBeNull();
    expect(await named({ metric: "csat" })).toBeNull();
    expect(await named({ surveys: [] })).toBeNull();
    // On 1 March the usual days are all of February and meet as many before; February by its days meets January.
    const february = { from: "2027-02-01", to: "2027-02-28" };
    for (const [days, first] of [
      [{}, "2027-01-04"],
      [february, "2027-01-01"],
    ] as const) {
      const own = { ...days, survey: surveyId, filter: null };
      const march = await chooseScope(tx, scope, workspace, own, new Date("2027-03-01T12:00:00Z"));
      expect([march?.range, march?.compared]).toEqual([february, { from: first, to: "2027-01-31" }]);
    }
    // What a topic has already is no news; with that topic's words gone it is.
    expect(await lookForTopics(tx, scope, chosen, NOW)).toBe(0);
    await tx.execute(sql`update comment set topics = '{}'`);
    expect(await lookForTopics(tx, scope, chosen, NOW)).toBe(1);
    const [open] = (await listSuggestions(tx, scope, surveyId)).open;
    expect(open).toMatchObject({ language: "en", found: 40, outOf: 100, foundBefore: 0 });
    await decideSuggestion(tx, scope, open?.id ?? "", "dismissed");
    expect(await lookForTopics(tx, scope, chosen, NOW)).toBe(0);
  });
  const behind = await inside(async (tx) => {
    const who = await upsertCustomer(tx, scope, "ada");
    await tx.execute(sql`update response set customer_id = ${who} where day = '2026-06-21'`);
    await tx.execute(sql`insert into subscription (workspace_id, id, customer_id, start_day, mrr, currency)
      values (${scope.workspaceId}, gen_random_uuid(), ${who}, '2026-01-01', 5900, 'EUR')`);
    const asked = { surveyId, from: "2026-06-01", to: "2026-06-30", today: "2026-07-01", filter: null };
    return readCustomersBehind(tx, scope, asked);
  });
  expect(behind.get(topicId)).toMatchObject({ customers: 1, mrr: 5900, currency: "EUR" });
});
