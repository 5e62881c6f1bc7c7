import { expect, test } from "vitest";
import { withTenant } from "@/db/client";
import { listInvitations } from "@/db/queries/invitations/list-invitations";
import { storeInvitations } from "@/db/queries/invitations/store-invitations";
import { findClosedNumber } from "@/db/queries/periods/find-closed-number";
import { findPeriod } from "@/db/queries/periods/find-period";
import { makeSurvey } from "@/db/testing/store-scores";
import { testDatabase } from "@/db/testing/test-database";
import { addDays, localDay } from "@/domain/calendar/day";
import { chooseExplainedDays } from "@/features/dashboards/explained/choose-explained-days";
import { computeOperation, type OperationQuery } from "@/features/dashboards/operations/compute-operation";
import { readOverviewQuery } from "@/features/dashboards/overview/input";
import { overviewWordsIn } from "@/features/dashboards/overview/overview-words";
import { readOverview } from "@/features/dashboards/overview/read-overview";
import { toOverviewView } from "@/features/dashboards/overview/view";
import { readOwn } from "@/features/dashboards/own/read-own";
import { takeClosed } from "@/features/dashboards/packed/take-closed";
import { closePeriod } from "@/features/dashboards/periods/close-period";
import { describeClosedNote } from "@/features/dashboards/periods/closed-note";
import { readPeriodComparison } from "@/features/dashboards/periods/compare-period";
import { periodWordsIn } from "@/features/dashboards/periods/period-words";
import { toPeriodView } from "@/features/dashboards/periods/view";
import { dashboardWordsIn } from "@/features/dashboards/survey/dashboard-words";
import { describeTrend } from "@/features/dashboards/survey/describe-trend";
import { readDashboardQuery } from "@/features/dashboards/survey/input";

const { appDb, makeWorkspace } = await testDatabase();
const calendar = { zone: "UTC", weekStart: 1, fiscalYearStart: 1 };
const TODAY = "2026-11-23";
const NOW = new Date(`${TODAY}T10:00:00Z`);
const scope = await makeWorkspace();
const survey = await makeSurvey(appDb, scope, {
  questions: [{ id: "nps", kind: "nps", title: { en: "How likely?" } }],
  series: [{ question: "nps", scale: "nps", metric: "nps" }],
  name: "After a visit",
});

/** Ten invitations on each of the 150 days before today, four of ten answered within a fortnight. */
const sent = Array.from({ length: 1500 }, (_, place) => {
  const [age, k] = [1 + Math.floor(place / 10), place % 10];
  const sentAt = new Date(`${addDays(TODAY, -age)}T09:00:00Z`);
  return {
    ...{ surveyId: survey, externalId: `${place}`, customer: null, channel: null, sentAt },
    ...{ openedAt: null, remindedAt: null, bouncedAt: null, responseId: null },
    answeredAt: k < 4 && 1 + 4 * k < age ? new Date(+sentAt + (1 + 4 * k) * 86_400_000) : null,
  };
});
await withTenant(appDb, scope, (tx) => storeInvitations(tx, scope, sent, { importId: null, zone: "UTC" }));

async function open(raw: Record<string, string>, of = scope, now = NOW) {
  const { query } = readOverviewQuery({ ...(of === scope ? { survey } : {}), ...raw });
  const data = await withTenant(appDb, of, (tx) => readOverview(tx, of, calendar, query, now));
  const may = { mayEdit: true, mayImport: true, mayRead: true, ignored: [] };
  const context = { workspacePath: "/w/test", workspace: calendar, ...may, query, now };
  const { body } = toOverviewView(overviewWordsIn("en"), data, context);
  const answer = data.numbers?.operations.find(({ metric }) => metric === "response_rate")?.computed?.answer;
  if (!body || !answer) throw new Error("There is no response rate.");
  return { data, answer, tile: body.completion };
}

const compute = (query: Partial<OperationQuery>, of = scope, now = NOW) =>
  withTenant(appDb, of, (tx) =>
    computeOperation(tx, of, calendar, { metric: "response_rate", filters: {}, ...query }, now),
  );

/** What a tile leads to: its explanation, by the address alone. */
async function explain(href: string, of = scope, now = NOW) {
  const raw = Object.fromEntries(new URL(href, "http://candor.test").searchParams);
  const days = chooseExplainedDays(readDashboardQuery(raw).query, "response_rate", calendar, localDay(now, "UTC"));
  return compute({ ...days, ...(raw.survey ? { survey: raw.survey } : {}) }, of, now);
}

test("the last seven days have a response rate: that of days whose answers are in, and it says so", async () => {
  const { answer, tile } = await open({ range: "7d" });
  // Seven days of ten invitations, four of ten answered.
  expect(answer).toMatchObject({ from: "2026-11-02", to: "2026-11-08", value: 40, n: 70, counts: { open: 0 } });
  expect(answer.comparison).toMatchObject({ value: 40, n: 70, verdict: "no clear change" });
  expect(tile).toMatchObject({
    id: "response_rate",
    sent: "invitations sent 2 – 8 Nov 2026, whose 14 days to answer are over",
  });
  const asked = await open({ from: "2026-11-02", to: "2026-11-08" });
  expect(asked.answer.value).toBe(40);
  expect(asked.tile.sent).toBeUndefined();
});

test("it opens to exactly the invitations it counts", async () => {
  for (const range of ["7d", "month", "90d"]) {
    const { answer, tile } = await open({ range });
    const url = new URL(tile.screen ?? "", "http://candor.test");
    expect(url.pathname).toBe(`/w/test/surveys/${survey}/invitations`);
    const days = { from: url.searchParams.get("from") ?? "", to: url.searchParams.get("to") ?? "" };
    const rows = await withTenant(appDb, scope, (tx) =>
      listInvitations(tx, scope, { surveyId: survey, customerId: null, days, after: null, limit: 2000 }),
    );
    expect(rows).toHaveLength(answer.n);
    expect(rows.filter(({ answeredAt }) => answeredAt !== null)).toHaveLength(answer.counts.numerator ?? 0);
    // Its explanation is of the same days: by their name where they run, so that it meets the same days of the last.
    expect(tile.href).toContain(range === "month" ? "range=month" : `from=${answer.from}&to=${answer.to}`);
  }
});

test("days of one's own are as asked, and the API's usual days are the screens'", async () => {
  const own = await open({ from: "2026-11-02", to: "2026-11-15" });
  expect(own.answer).toMatchObject({ from: "2026-11-02", to: "2026-11-15", n: 70, counts: { open: 70 } });
  const [usual, shown] = [await compute({}), await open({})];
  expect(usual.answer).toMatchObject({ from: "2026-10-12", to: "2026-11-08", value: 40, n: 280 });
  expect([shown.answer.from, shown.answer.to, shown.answer.n]).toEqual(["2026-10-12", "2026-11-08", 280]);
  const explicit = await compute({ from: "2026-11-09", to: "2026-11-22" });
  expect(explicit.answer).toMatchObject({ value: null, n: 0, counts: { open: 140 } });
});

test("a tile and its explanation say the same, and compare it with the same days", async () => {
  const both = async (raw: Record<string, string>, day = TODAY) => {
    const now = new Date(`${day}T10:00:00Z`);
    const { answer, tile, data } = await open(raw, scope, now);
    const found = await explain(tile.href, scope, now);
    const { value, n, comparison, counts } = found.answer;
    expect({ value, n, counts, from: found.answer.from, to: found.answer.to }).toEqual({
      ...{ value: answer.value, n: answer.n, counts: answer.counts, from: answer.from, to: answer.to },
    });
    const told = data.numbers?.operations.find(({ metric }) => metric === "response_rate")?.computed;
    expect(found.compared).toEqual(told?.compared);
    expect(comparison?.n).toBe(answer.comparison?.n);
    return [`${answer.from} ${answer.to}`, found.compared && `${found.compared.from} ${found.compared.to}`];
  };
  // The usual days are compared unasked, and say so where they lead to.
  expect(await both({})).toEqual(["2026-10-12 2026-11-08", "2026-09-14 2026-10-11"]);
  expect(await both({ compare: "none" })).toEqual(["2026-10-12 2026-11-08", null]);
  expect(await both({ range: "month" })).toEqual(["2026-11-01 2026-11-08", "2026-10-01 2026-10-08"]);
  // A month just over is told of its settled days, against the same days of the month before.
  expect(await both({ range: "last_month" }, "2026-11-05")).toEqual(["2026-10-01 2026-10-21", "2026-09-01 2026-09-21"]);
  expect(await both({ range: "last_month" })).toEqual(["2026-10-01 2026-10-31", "2026-09-01 2026-09-30"]);
  expect(await both({ range: "7d", compare: "previous_year" })).toEqual([
    "2026-11-02 2026-11-08",
    "2025-11-02 2025-11-08",
  ]);
});

test("a mailing of these days is too new, however long ago others were sent: it is not missing", async () => {
  const other = await makeWorkspace();
  const invite = async (name: string, ages: readonly number[]) => {
    const surveyId = await makeSurvey(appDb, other, {
      questions: [{ id: "nps", kind: "nps", title: { en: "How likely?" } }],
      series: [{ question: "nps", scale: "nps", metric: "nps" }],
      name,
    });
    const rows = ages.map((age) => ({
      ...{ surveyId, externalId: `${name} ${age}`, customer: null, channel: null, openedAt: null, remindedAt: null },
      ...{ bouncedAt: null, answeredAt: null, responseId: null, sentAt: new Date(`${addDays(TODAY, -age)}T09:00:00Z`) },
    }));
    await withTenant(appDb, other, (tx) => storeInvitations(tx, other, rows, { importId: null, zone: "UTC" }));
    return surveyId;
  };
  await invite("Long ago", [200]);
  const surveyId = await invite("Now", [3, 4, 5, 6]);
  const asked = { "": "2026-10-26 2026-11-22", "7d": "2026-11-16 2026-11-22", month: "2026-11-01 2026-11-23" };
  for (const [range, days] of Object.entries(asked))
    for (const id of ["", surveyId]) {
      const raw = Object.fromEntries(Object.entries({ range, survey: id }).filter(([, value]) => value !== ""));
      const { answer, tile } = await open(raw, other);
      expect([`${answer.from} ${answer.to}`, answer.n, answer.counts.open]).toEqual([days, 0, 4]);
      expect(tile).toMatchObject({ id: "response_rate", instead: "4 invitations are too new to judge" });
      // The days are the screen's, and it need not say so.
      expect(tile.sent).toBeUndefined();
      const explained = await explain(tile.href, other);
      expect(explained.answer).toMatchObject({ from: answer.from, to: answer.to, n: 0, counts: { open: 4 } });
    }
  const tiles = [{ kind: "number", id: "a", metric: "response_rate", survey: surveyId, segment: null }] as const;
  const { query } = readOverviewQuery({});
  const own = await withTenant(appDb, other, (tx) => readOwn(tx, other, calendar, { tiles, query }, NOW));
  expect(own.tiles[0]).toMatchObject({ number: { answer: { from: "2026-10-26", n: 0, counts: { open: 4 } } } });
  const usual = await compute({ survey: surveyId, compare: "previous_period" }, other);
  expect(usual.answer).toMatchObject({ from: "2026-10-26", to: "2026-11-22", n: 0, counts: { open: 4 } });
  expect(usual.compared).toEqual({ from: "2026-09-28", to: "2026-10-25" });
  // Where something is settled, that is told.
  const before = await compute({ survey: surveyId }, other, new Date("2026-12-10T10:00:00Z"));
  expect(before.answer).toMatchObject({ from: "2026-10-29", to: "2026-11-25", n: 4, counts: { open: 0 } });
  // They were sent from Tuesday to Friday. With Friday's settled their week is final, though Sunday is not.
  const partial = async (day: string) => {
    const days = { from: "2026-11-16", to: "2026-11-22", interval: "week" } as const;
    const { answer } = await compute({ survey: surveyId, ...days }, other, new Date(`${day}T10:00:00Z`));
    const told = { metric: "response_rate", scale: null, interval: "week", today: day, decimals: 0 } as const;
    return describeTrend(dashboardWordsIn("en"), { ...told, answer, workspace: calendar })[0]?.partial;
  };
  expect([await partial("2026-12-04"), await partial("2026-12-05")]).toEqual([true, false]);
});

test("one's own dashboard tells the same number of the same days, and leads to it", async () => {
  const tiles = [{ kind: "number", id: "a", metric: "response_rate", survey, segment: null }] as const;
  const { query } = readOverviewQuery({ range: "7d" });
  const own = await withTenant(appDb, scope, (tx) => readOwn(tx, scope, calendar, { tiles, query }, NOW));
  const [tile] = own.tiles;
  const { answer } = await open({ range: "7d" });
  expect(tile).toMatchObject({ number: { answer: { from: answer.from, to: answer.to, value: 40, n: 70 } } });
});

test("a week or month that is half settled is drawn as one that runs, and what is not settled has no value", async () => {
  const points = async (interval: "week" | "month", from: string) => {
    const { answer } = await compute({ from, to: "2026-11-22", interval });
    const told = { metric: "response_rate", scale: null, interval, today: TODAY, decimals: 0 } as const;
    return describeTrend(dashboardWordsIn("en"), { ...told, answer, workspace: calendar }).map(
      ({ key, value, partial, betweenText }) => [key, value, partial, value === null ? betweenText : ""],
    );
  };
  // Weeks of Monday: that of 2 November ends on the 8th, the last day that is settled.
  expect(await points("week", "2026-10-26")).toEqual([
    ["2026-10-26", 40, false, ""],
    ["2026-11-02", 40, false, ""],
    ["2026-11-09", null, false, "70 invitations are too new to judge"],
    ["2026-11-16", null, false, "70 invitations are too new to judge"],
  ]);
  expect(await points("month", "2026-10-01")).toEqual([
    ["2026-10-01", 40, false, ""],
    ["2026-11-01", 40, true, ""],
  ]);
});

test("a month closed before its answers were in keeps no response rate; what it became is no change", async () => {
  const october = { kind: "month", from: "2026-10-01", to: "2026-10-31" } as const;
  const words = periodWordsIn("en");
  const close = (day: string) => {
    const now = () => new Date(`${day}T10:00:00Z`);
    return closePeriod(appDb, scope, { ...calendar, pendingZone: null }, { period: october, note: "" }, { words, now });
  };
  const id = await close("2026-11-05");
  await withTenant(appDb, scope, async (tx) => {
    const asked = { metric: "response_rate", days: { from: october.from, to: october.to }, filters: {} };
    const closed = await findClosedNumber(tx, scope, asked);
    // 21 days were settled on 5 November, ten were not: what it rests on is kept, a number is not.
    expect(closed?.number).toMatchObject({ reading: null, n: 0, numerator: null, denominator: null });
    expect(closed?.number?.counts).toEqual({ numerator: 84, denominator: 210, open: 100 });
    const listed = await findPeriod(tx, scope, id);
    if (!listed) throw new Error("No such period.");
    const found = await readPeriodComparison(tx, scope, calendar, { period: listed.period, by: null }, NOW);
    const view = toPeriodView(words, {
      ...{ ...found, slug: "test", listed, dimensions: [], by: null, mayClose: true, mayRead: true },
    });
    expect(view.rows.find(({ label }) => label === "Response rate")).toMatchObject({
      closed: { text: "100 invitations are too new to judge" },
      today: { text: "40%", count: "310 delivered" },
      ...{ differs: false, difference: "was not settled then" },
    });
    // One that is told no more is gone, whatever it was then.
    const numbers = found.numbers.map((one) => ({ ...one, today: null, differs: true }));
    const gone = toPeriodView(words, {
      ...{ ...found, numbers, slug: "test", listed, dimensions: [], by: null, mayClose: true, mayRead: true },
    });
    expect(gone.rows.find(({ label }) => label === "Response rate")?.difference).toBe(words.p("one.gone"));
    const { answer } = await computeOperation(
      tx,
      scope,
      calendar,
      { metric: "response_rate", filters: {}, from: october.from, to: october.to },
      NOW,
    );
    const note = describeClosedNote("en", "test", closed, { metric: "response_rate", scale: null, reading: answer });
    expect(note?.text).toContain("was not settled then (100 invitations are too new to judge); today 40%");
    // A pack for the board, which is of days of its own, prints today's: none was closed.
    const { query } = readOverviewQuery({ from: october.from, to: october.to });
    const data = await readOverview(tx, scope, calendar, query, NOW);
    const packed = await takeClosed(tx, scope, data, undefined);
    expect(packed.moved).toEqual([]);
    expect(
      packed.data.numbers?.operations.find(({ metric }) => metric === "response_rate")?.computed?.answer,
    ).toMatchObject({ from: october.from, to: october.to, value: 40, n: 310 });
  });
});
