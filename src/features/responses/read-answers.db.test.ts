import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { withReads, withTenant } from "@/db/client";
import { customer } from "@/db/schema/customer";
import { response } from "@/db/schema/response";
import { makeSurvey, storeScores, type TestResponse } from "@/db/testing/store-scores";
import { testDatabase } from "@/db/testing/test-database";
import { dashboardWordsIn } from "@/features/dashboards/survey/dashboard-words";
import { readDashboardQuery } from "@/features/dashboards/survey/input";
import { readDashboard } from "@/features/dashboards/survey/read-dashboard";
import { toDashboardView } from "@/features/dashboards/survey/view";
import { type AnswersQuery, readAnswersQuery } from "@/features/responses/input";
import { A_PAGE, readAnswers } from "@/features/responses/read-answers";
import { toAnswersView } from "@/features/responses/view";
import { translatorIn } from "@/platform/i18n/translator";

const { appDb, ownerDb, makeWorkspace } = await testDatabase();
const scope = await makeWorkspace();
const workspace = { zone: "UTC", weekStart: 1, fiscalYearStart: 1 };
const NOW = new Date("2026-06-15T10:00:00Z");

const questions = [
  { id: "nps", kind: "nps", title: { en: "How likely?" }, na: true },
  { id: "why", kind: "long_text", title: { en: "Why?" } },
];
const series = [
  { question: "nps", ordinal: 1, scale: "csat-1-10", metric: "csat", startedOn: "2026-01-01" },
  { question: "nps", ordinal: 2, scale: "nps", metric: "nps", startedOn: "2026-03-01" },
  { question: "nps", ordinal: 3, scale: "nps", metric: "nps", startedOn: "2026-05-01" },
] as const;

const survey = await makeSurvey(appDb, scope, { questions, series });
const other = await makeSurvey(appDb, scope, { questions, series });
/** The same numbers each time, in no order that a condition could follow. */
let seed = 7;
const below = (n: number) => {
  seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
  return Math.floor((seed / 2_147_483_648) * n);
};
const pick = <T>(from: readonly T[]): T => from[below(from.length)] as T;
const STATES = ["counted", "counted", "counted", "counted", "held", "excluded", "superseded", "test"] as const;

/** 400 answers in every state, on two scales, with and without score, comment and attributes. */
const responses = Array.from({ length: 400 }, (_, i): TestResponse => {
  const score = pick([below(11), below(11), below(11), null, Number.NaN, undefined]);
  return {
    day: `2026-0${pick([1, 3, 4, 5, 6])}-${String(below(14) + 1).padStart(2, "0")}`,
    ...(score === undefined ? {} : { scores: { nps: score }, series: { nps: pick([1, 2, 3]) } }),
    texts: below(3) === 0 ? { why: `Invoice ${i} was 100% late_` } : {},
    attributes: below(5) === 0 ? {} : { country: pick(["UK", "DE", "FR"]), plan: pick(["Solo", "Duo"]) },
    state: pick(STATES),
    complete: below(5) > 0,
  };
});
await storeScores(appDb, scope, survey, responses);
await storeScores(appDb, scope, other, responses.slice(0, 50));

async function open(
  raw: Record<string, string>,
  edge: Parameters<typeof readAnswers>[4] = null,
  of = survey,
  patience?: number,
) {
  const { query, ignored } = readAnswersQuery(raw);
  const data = await withReads(appDb, scope, (tx) => readAnswers(tx, scope, of, query, edge, patience));
  if (data === null) throw new Error("No such survey.");
  if (patience === undefined)
    expect(await withTenant(appDb, scope, (tx) => readAnswers(tx, scope, of, query, edge))).toEqual(data);
  return { query, ignored, data };
}

const contextOf = (query: AnswersQuery, ignored: readonly string[]) => ({
  ...{ slug: "test", zone: "UTC", today: "2026-06-15", links: [], mayReview: true, mayDelete: true },
  ...{ query, ignored, cursors: { before: null, behind: null } },
});

/** The query of an address on the answers screen. */
const queryOf = (href: string) => Object.fromEntries(new URL(href, "http://candor.test").searchParams);

describe("every number of the dashboard opens to exactly its rows", () => {
  test.each<[string, Record<string, string>]>([
    ["everything", { range: "all" }],
    ["some days", { from: "2026-03-02", to: "2026-05-09" }],
    ["one group", { range: "all", "filter.country": "DE" }],
    ["two groups at once", { range: "all", "filter.country": "UK", "filter.plan": "Duo" }],
  ])("%s", async (_about, raw) => {
    const { query, ignored } = readDashboardQuery(raw);
    const data = await withTenant(appDb, scope, (tx) => readDashboard(tx, scope, workspace, survey, query, NOW));
    if (!data) throw new Error("No such survey.");
    const view = toDashboardView(data, {
      workspaceName: "Test",
      workspacePath: "/w/test",
      publicUrl: "http://candor.test",
      workspace,
      mayEdit: true,
      mayRead: true,
      query,
      ignored,
      now: NOW,
      words: dashboardWordsIn("en"),
    });
    const { body } = view;
    if (!body) throw new Error("Nobody answered.");
    const shown = [
      ...body.ledger.lines.map((line) => [line.href, line.n.replace("−", "")] as const),
      ...body.scores.bands.map((band) => [band.href ?? null, band.countText] as const),
      ...body.scores.bars.map((bar) => [bar.href ?? null, bar.countText] as const),
      ...(body.groups?.rows ?? []).map((row) => [row.countHref ?? null, row.countText] as const),
    ];
    const linked = shown.filter(([href]) => href !== null);
    expect(linked.length).toBeGreaterThan(6);
    for (const [href, n] of shown) {
      if (href === null) expect(n).toBe("0");
      else {
        const { data: listed, ignored: left } = await open(queryOf(href));
        expect(left).toEqual([]);
        expect([href, String(listed.total)]).toEqual([href, n]);
        expect(listed.rows.length, href).toBe(Math.min(A_PAGE, Number(n)));
      }
    }
  });
});

const real = responses.filter((one) => one.state !== "test");
const gaveScore = (one: TestResponse) => Number.isFinite(one.scores?.nps);
const has = (one: TestResponse) => one.texts?.why !== undefined;

test.each<[string, Record<string, string>, (one: TestResponse) => boolean]>([
  ["what counts, by default", {}, (one) => one.state === "counted"],
  ["held", { state: "held" }, (one) => one.state === "held"],
  ["tests", { state: "test" }, (one) => one.state === "test"],
  ["all but tests", { state: "real" }, (one) => one.state !== "test"],
  ["a group, scored or not", { "filter.country": "FR", state: "real" }, (one) => one.attributes?.country === "FR"],
  ["with a comment", { comment: "with", state: "real" }, has],
  ["without one", { comment: "without", state: "real" }, (one) => !has(one)],
  ["words of a comment, in any case", { q: "INVOICE late", state: "real" }, has],
  ["a part of a word", { q: "voic", state: "real" }, has],
  ["signs that a pattern means otherwise", { q: "100% late_", state: "real" }, has],
  ["a percent sign alone is no joker", { q: "1%2", state: "real" }, () => false],
  ["who answered the question", { answered: "nps", state: "real" }, (one) => gaveScore(one)],
  ["who wrote, by the question", { answered: "why", state: "real" }, has],
  ["a customer nobody knows", { customer: "C-404", state: "real" }, () => false],
  ["another version", { version: "2", state: "real" }, () => false],
  ["days", { from: "2026-04-01", to: "2026-04-30", state: "real" }, (one) => one.day.startsWith("2026-04")],
])("finds %s", async (_about, raw, fits) => {
  const { data } = await open(raw);
  const among = raw.state === "real" ? real : responses;
  expect(data.total).toBe(among.filter(fits).length);
});

test("finds what one customer answered, and counts the facets among it", async () => {
  const { data: all } = await open({ state: "counted" });
  const theirs = all.rows.slice(0, 3).map(({ id }) => id);
  await withTenant(appDb, scope, async (tx) => {
    const id = randomUUID();
    await tx.insert(customer).values({ workspaceId: scope.workspaceId, id, externalId: "C-7" });
    for (const one of theirs) await tx.update(response).set({ customerId: id }).where(eq(response.id, one));
  });
  const { data } = await open({ customer: "C-7" });
  expect(data.rows.map(({ id }) => id)).toEqual(theirs);
  expect(data.facets?.groups.reduce((sum, { n }) => sum + n, 0)).toBe(3);
});

test("what takes too long is broken off, and the screen says what to narrow down", async () => {
  const blocker = await ownerDb.pool.connect();
  try {
    await blocker.query("begin; lock table answer in access exclusive mode");
    const { data, query, ignored } = await open(
      { q: "invoice", "filter.country": "DE", channel: "api" },
      null,
      survey,
      30,
    );
    expect(data).toMatchObject({ slow: true, total: null, past: false, facets: null, rows: [] });
    const view = toAnswersView(data, contextOf(query, ignored), { t: translatorIn("en", "answers"), locale: "en" });
    expect(view.title).toBe("Answers: counting them took too long");
    expect(view.empty?.title).toBe("Finding these took too long");
    expect(view.clearHref).not.toBeNull();
  } finally {
    await blocker.query("rollback");
    blocker.release();
  }
  const { data } = await open({ q: "invoice" }, null, survey, 5_000);
  expect(data.slow).toBe(false);
});

test("facets count what a press would leave", async () => {
  const { data, query, ignored } = await open({ "filter.country": "DE", comment: "with" });
  const view = toAnswersView(data, contextOf(query, ignored), { t: translatorIn("en", "answers"), locale: "en" });
  expect(view.facets.map(({ name }) => name)).toEqual([
    "state",
    "score",
    "comment",
    "filter.country",
    "filter.plan",
    "answered",
  ]);
  for (const facet of view.facets.filter(({ name }) => name !== "answered"))
    for (const option of [...facet.options, ...facet.further]) {
      if (option.current) continue;
      const { data: pressed } = await open(queryOf(option.href));
      expect([option.href, String(pressed.total)]).toEqual([option.href, option.count]);
    }
});

test.each(["newest", "oldest", "lowest", "highest"])(
  "pages by %s hold every row once, forwards and back",
  async (sort) => {
    const seen: string[] = [];
    const firsts: string[] = [];
    let edge: Parameters<typeof readAnswers>[4] = null;
    for (let page = 0; page < 20; page++) {
      const { data } = await open({ state: "real", sort }, edge);
      seen.push(...data.rows.map(({ id }) => id));
      firsts.push(data.rows[0]?.id ?? "");
      const last = data.rows.at(-1);
      if (!data.behind || !last) break;
      edge = { answeredAt: last.answeredAt, id: last.id, score: last.score, back: false };
    }
    expect(seen.length).toBe(real.length);
    expect(new Set(seen).size).toBe(real.length);
    const { data: last } = await open({ state: "real", sort }, edge);
    const [head] = last.rows;
    if (!head) throw new Error("The last page is empty.");
    const { data: back } = await open(
      { state: "real", sort },
      { answeredAt: head.answeredAt, id: head.id, score: head.score, back: true },
    );
    expect(back.rows[0]?.id).toBe(firsts.at(-2));
    expect(back.rows.length).toBe(A_PAGE);
  },
);

test("by score: the lowest first, those without a score last", async () => {
  const { data } = await open({ state: "real", sort: "lowest" });
  const scores = data.rows.map(({ score }) => score ?? 99);
  expect(scores).toEqual([...scores].sort((a, b) => a - b));
  expect(scores[0]).toBe(0);
});

test("another workspace's survey is none, and no address is refused", async () => {
  const stranger = await makeWorkspace();
  const { query } = readAnswersQuery({});
  expect(await withTenant(appDb, stranger, (tx) => readAnswers(tx, stranger, survey, query, null))).toBeNull();
  const odd = {
    state: "?",
    score: "11,x",
    from: "2026-13-01",
    to: "x",
    q: "a\u0000",
    sort: "up",
    response: "x",
    part: "y",
  };
  const { data, ignored } = await open(odd);
  expect(ignored.sort()).toEqual(["from", "part", "q", "response", "score", "sort", "state", "to"]);
  expect(data.total).toBe(responses.filter((one) => one.state === "counted").length);
});
