import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { withTenant } from "@/db/client";
import { readTallies } from "@/db/queries/read-tallies";
import { upsertCustomer } from "@/db/queries/upsert-customer";
import { recountTallies } from "@/db/rollups/recount";
import { settleRepeats } from "@/db/rollups/settle-repeats";
import { response } from "@/db/schema/response";
import { survey as surveyTable } from "@/db/schema/survey";
import type { WorkspaceScope } from "@/db/scope";
import { makeSurvey, storeScores, type TestResponse } from "@/db/testing/store-scores";
import { testDatabase } from "@/db/testing/test-database";
import { deleteResponse } from "@/features/responses/delete-response";
import { describeDetail } from "@/features/responses/describe-detail";
import { describeFacets } from "@/features/responses/describe-facets";
import { readAnswersQuery } from "@/features/responses/input";
import { readAnswers } from "@/features/responses/read-answers";
import { type Deed, reviewResponses } from "@/features/responses/review-responses";
import { translatorIn } from "@/platform/i18n/translator";

const { appDb, makeWorkspace } = await testDatabase();
const questions = [
  { id: "nps", kind: "nps", title: { en: "How likely?" } },
  { id: "why", kind: "long_text", title: { en: "Why?" } },
];
const WORDS = { t: translatorIn("en", "answers"), locale: "en" };
const series = [{ question: "nps", scale: "nps", metric: "nps" }] as const;
const day = "2026-06-01";

async function begin(responses: readonly Partial<TestResponse>[]) {
  const scope = await makeWorkspace();
  const survey = await makeSurvey(appDb, scope, { questions, series });
  await storeScores(
    appDb,
    scope,
    survey,
    responses.map((one) => ({ day, ...one })),
  );
  const within = <T>(work: Parameters<typeof withTenant<T>>[2]) => withTenant(appDb, scope, work);
  const ids = async (state: string) =>
    (
      await within((tx) =>
        tx
          .select({ id: response.id })
          .from(response)
          .where(eq(response.state, state as "held")),
      )
    ).map(({ id }) => id);
  const review = (deed: Deed, of: readonly string[], reason?: string) =>
    within((tx) => reviewResponses(tx, scope, survey, { deed, ids: of, ...(reason === undefined ? {} : { reason }) }));
  return { scope, survey, within, ids, review, tally: () => tallyOf(scope, survey) };
}

/** What is tallied, after asking that every tally equals its answers. */
async function tallyOf(scope: WorkspaceScope, survey: string) {
  return withTenant(appDb, scope, async (tx) => {
    expect((await recountTallies(tx, scope)).differ).toBe(0);
    const query = { questions: [{ surveyId: survey, questionId: "nps" }], from: day, to: day };
    const [group] = await readTallies(tx, scope, { ...query, periodStarts: [], by: "", filters: {} });
    const sum = (counts: readonly number[] = []) => counts.reduce((total, n) => total + n, 0);
    const { counts, held, excluded = 0, superseded = 0 } = group?.tally ?? {};
    return { counted: sum(counts), held: sum(held), excluded, superseded };
  });
}

const NINES = (state: TestResponse["state"], n: number) =>
  Array.from({ length: n }, () => ({
    scores: { nps: 9 },
    texts: { why: "Great great great" },
    ...(state ? { state } : {}),
  }));

test("released, they count; taken back, they are held again; kept out, they are excluded", async () => {
  const { ids, review, tally } = await begin([...NINES("counted", 3), ...NINES("held", 14)]);
  const held = await ids("held");
  expect(await tally()).toEqual({ counted: 3, held: 14, excluded: 0, superseded: 0 });
  expect((await review("release", held)).length).toBe(14);
  expect(await tally()).toEqual({ counted: 17, held: 0, excluded: 0, superseded: 0 });
  expect(await review("release", held)).toEqual([]);
  await review("undo", held);
  expect(await tally()).toEqual({ counted: 3, held: 14, excluded: 0, superseded: 0 });
  await review("exclude", held.slice(0, 4), "Not given by a person");
  expect(await tally()).toEqual({ counted: 3, held: 10, excluded: 4, superseded: 0 });
  await review("undo", held.slice(0, 4));
  expect(await tally()).toEqual({ counted: 3, held: 14, excluded: 0, superseded: 0 });
});

test("excluded needs a reason, says who and why, and is restored to what it was", async () => {
  const { scope, survey, within, ids, review, tally } = await begin([
    ...NINES("counted", 2),
    ...NINES("held", 1),
    ...NINES("test", 1),
  ]);
  const all = [...(await ids("counted")), ...(await ids("held")), ...(await ids("test"))];
  await expect(review("exclude", all)).rejects.toMatchObject({ problem: { status: 422 } });
  await expect(review("exclude", all, "x".repeat(201))).rejects.toMatchObject({ problem: { status: 422 } });
  expect((await review("exclude", all, " Our own colleague ")).length).toBe(3);
  expect(await tally()).toEqual({ counted: 0, held: 0, excluded: 3, superseded: 0 });
  expect((await ids("test")).length).toBe(1);
  const [first = ""] = all;
  const { query } = readAnswersQuery({ response: first });
  const data = await within((tx) => readAnswers(tx, scope, survey, query, null));
  expect(data?.detail).toMatchObject({ state: "excluded", reason: "Our own colleague" });
  expect(data?.detail?.events).toMatchObject([
    { action: "response.excluded", from: "counted", to: "excluded", reason: "Our own colleague" },
  ]);
  expect((await review("restore", all)).length).toBe(3);
  expect(await tally()).toEqual({ counted: 2, held: 1, excluded: 0, superseded: 0 });
  await review("undo", all);
  expect(await tally()).toEqual({ counted: 0, held: 0, excluded: 3, superseded: 0 });
});

test("a customer's earlier answer counts again when the later one is excluded, held back or deleted", async () => {
  const { scope, survey, within, ids, review, tally } = await begin(NINES("counted", 2));
  const repeats = { policy: "latest", windowDays: 30 } as const;
  const [one = "", two = ""] = await ids("counted");
  await within(async (tx) => {
    await tx.update(surveyTable).set({ repeats }).where(eq(surveyTable.id, survey));
    const customerId = await upsertCustomer(tx, scope, "FF-1");
    await tx.update(response).set({ customerId }).where(eq(response.surveyId, survey));
    await settleRepeats(tx, survey, customerId, repeats);
  });
  expect(await tally()).toMatchObject({ counted: 1, superseded: 1 });
  const [later = ""] = await ids("counted");
  await review("exclude", [later], "Answered twice");
  expect(await tally()).toMatchObject({ counted: 1, excluded: 1, superseded: 0 });
  await review("restore", [later]);
  expect(await tally()).toMatchObject({ counted: 1, excluded: 0, superseded: 1 });
  await within((tx) => deleteResponse(tx, scope, survey, later));
  expect(await tally()).toEqual({ counted: 1, held: 0, excluded: 0, superseded: 0 });
  const [left] = await ids("counted");
  expect([one, two].filter((id) => id !== later)).toEqual([left]);
});

test("another survey's and another workspace's answers are left alone", async () => {
  const mine = await begin(NINES("held", 1));
  const theirs = await begin(NINES("held", 1));
  const foreign = await theirs.ids("held");
  expect(await mine.review("release", foreign)).toEqual([]);
  await expect(
    mine.within((tx) => reviewResponses(tx, mine.scope, theirs.survey, { deed: "release", ids: foreign })),
  ).rejects.toMatchObject({ problem: { status: 404 } });
  await expect(
    mine.within((tx) => deleteResponse(tx, mine.scope, mine.survey, foreign[0] ?? "")),
  ).rejects.toMatchObject({ problem: { status: 404 } });
  expect(await theirs.tally()).toMatchObject({ held: 1 });
});

test("two people at once: one deed each, and the tallies stay right", async () => {
  const { ids, review, tally } = await begin(NINES("held", 20));
  const held = await ids("held");
  const both = await Promise.all([
    review("release", held),
    review("exclude", [...held].reverse(), "Not given by a person"),
  ]);
  expect(both.flat().length).toBeGreaterThanOrEqual(20);
  const { counted, held: left, excluded } = await tally();
  expect([counted + excluded, left]).toEqual([20, 0]);
});

test("an anonymous survey hides too small groups, names, times and rows' attributes", async () => {
  const { scope, survey, within } = await begin([
    ...Array.from({ length: 6 }, () => ({ scores: { nps: 9 }, attributes: { team: "A" } })),
    { scores: { nps: 1 }, attributes: { team: "B" }, texts: { why: "My desk is by the door" } },
  ]);
  await within((tx) => tx.update(surveyTable).set({ anonymous: true }).where(eq(surveyTable.id, survey)));
  const open = (raw: Record<string, string>) =>
    within((tx) => readAnswers(tx, scope, survey, readAnswersQuery(raw).query, null));
  const all = await open({});
  expect([all?.total, all?.rows.length, all?.suppressed]).toEqual([7, 7, false]);
  const few = await open({ "filter.team": "B" });
  expect([few?.total, few?.rows.length, few?.suppressed]).toEqual([1, 0, true]);
  const searched = await open({ q: "desk" });
  expect([searched?.rows.length, searched?.suppressed]).toEqual([0, true]);
  // The queue of held answers is shown however short it is; nothing else is by calling it that, nor a part of it.
  const byPart = await open({ state: "held", part: "counted", "filter.team": "B" });
  expect([byPart?.total, byPart?.rows.length, byPart?.suppressed]).toEqual([1, 0, true]);
  await within((tx) => tx.update(response).set({ state: "held" }).where(eq(response.surveyId, survey)));
  const held = await open({ state: "held" });
  expect([held?.rows.length, held?.suppressed]).toEqual([7, false]);
  const part = await open({ state: "held", "filter.team": "B" });
  expect([part?.total, part?.rows.length, part?.suppressed]).toEqual([1, 0, true]);
});

test("an anonymous answer's words do not say of which group it is", async () => {
  const scope = await makeWorkspace();
  const when = { attribute: "site", op: "is", value: "Oslo" };
  const asked = [{ ...questions[0], variants: [{ when, title: { en: "And from Oslo?" } }] }];
  const survey = await makeSurvey(appDb, scope, { questions: asked, series });
  const one = { day, scores: { nps: 9 }, attributes: { site: "Oslo" } };
  await storeScores(
    appDb,
    scope,
    survey,
    Array.from({ length: 6 }, () => one),
  );
  const titleOf = () =>
    withTenant(appDb, scope, async (tx) => {
      const [row] = await tx.select({ id: response.id }).from(response);
      const { query } = readAnswersQuery({ response: row?.id ?? "" });
      const data = await readAnswers(tx, scope, survey, query, null);
      if (!data?.detail) throw new Error("No answer.");
      return describeDetail(data, data.detail, query, { path: "/answers", zone: "UTC" }, WORDS).answers[0]?.question;
    });
  expect(await titleOf()).toBe("And from Oslo?");
  await withTenant(appDb, scope, (tx) =>
    tx.update(surveyTable).set({ anonymous: true }).where(eq(surveyTable.id, survey)),
  );
  expect(await titleOf()).toBe("How likely?");
});

test("an anonymous survey hides the group from which, with the whole, a small one would follow", async () => {
  const group = (n: number, team: string) =>
    Array.from({ length: n }, () => ({ scores: { nps: 9 }, attributes: { team, site: "Rome" } }));
  const { scope, survey, within } = await begin([...group(9, "A"), ...group(6, "B"), ...group(2, "C")]);
  const open = (raw: Record<string, string>) =>
    within((tx) => readAnswers(tx, scope, survey, readAnswersQuery(raw).query, null));
  expect((await open({ "filter.team": "C" }))?.suppressed).toBe(false);
  await within((tx) => tx.update(surveyTable).set({ anonymous: true }).where(eq(surveyTable.id, survey)));
  const shown = async (raw: Record<string, string>) => (await open({ ...raw, "filter.site": "Rome" }))?.rows.length;
  expect([await shown({}), await shown({ "filter.team": "A" })]).toEqual([17, 9]);
  expect([await shown({ "filter.team": "B" }), await shown({ "filter.team": "C" })]).toEqual([0, 0]);
  expect([
    await shown({ "filter.team": "B", part: "counted" }),
    await shown({ "filter.team": "B", state: "real" }),
  ]).toEqual([0, 0]);
});

test("an anonymous survey does not tell how so few answered, not even by what one could narrow down by", async () => {
  const { scope, survey, within } = await begin([
    ...Array.from({ length: 6 }, () => ({ scores: { nps: 9 }, attributes: { team: "A", site: "Rome" } })),
    ...Array.from({ length: 2 }, () => ({ scores: { nps: 1 }, attributes: { team: "B", site: "Oslo" } })),
  ]);
  await within((tx) => tx.update(surveyTable).set({ anonymous: true }).where(eq(surveyTable.id, survey)));
  const facetsOf = async (raw: Record<string, string>) => {
    const { query } = readAnswersQuery(raw);
    const data = await within((tx) => readAnswers(tx, scope, survey, query, null));
    if (data === null) throw new Error("No survey.");
    const facets = describeFacets(data, query, "/answers", WORDS);
    return (name: string) =>
      facets.find((one) => one.name === name)?.options.map(({ key, count }) => `${key} ${count}`);
  };
  const team = await facetsOf({ "filter.team": "B" });
  expect(team("score")).toEqual(["promoters null", "passives null", "detractors null"]);
  expect(team("filter.site")).toEqual(["Oslo null", "Rome null"]);
  expect((await facetsOf({ "filter.team": "A" }))("score")).toEqual(["promoters 6"]);
});
