import { expect, test } from "vitest";
import { withTenant } from "@/db/client";
import { listInvitations } from "@/db/queries/invitations/list-invitations";
import { storeInvitations } from "@/db/queries/invitations/store-invitations";
import { findClosedNumber } from "@/db/queries/periods/find-closed-number";
import { findPeriod } from "@/db/queries/periods/find-period";
import { makeSurvey } from "@/db/testing/store-scores";
import { testDatabase } from "@/db/testing/test-database";
import { addDays } from "@/domain/calendar/day";
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

async function open(raw: Record<string, string>) {
  const { query } = readOverviewQuery({ survey, ...raw });
  const data = await withTenant(appDb, scope, (tx) => readOverview(tx, scope, calendar, query, NOW));
  const may = { mayEdit: true, mayImport: true, mayRead: true, ignored: [] };
  const context = { workspacePath: "/w/test", workspace: calendar, ...may, query, now: NOW };
  const { body } = toOverviewView(overviewWordsIn("en"), data, context);
  const answer = data.numbers?.operations.find(({ metric }) => metric === "response_rate")?.computed?.answer;
  if (!body || !answer) throw new Error("There is no response rate.");
  return { data, answer, tile: body.completion };
}

const compute = (query: Partial<OperationQuery>) =>
  withTenant(appDb, scope, (tx) =>
    computeOperation(tx, scope, calendar, { metric: "response_rate", filters: {}, ...query }, NOW),
  );

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
    const { answer } = await computeOperation(
      tx,
      scope,
      calendar,
      { metric: "response_rate", filters: {}, from: october.from, to: october.to },
      NOW,
    );
    const note = describeClosedNote("en", "test", closed, { metric: "response_rate", scale: null, reading: answer });
    expect(note?.text).toContain("was not settled then (100 invitations are too new to judge); today 40%");
    // A pack for the board prints today's: none was closed.
    const { query } = readOverviewQuery({ range: "last_month" });
    const data = await readOverview(tx, scope, calendar, query, NOW);
    const packed = await takeClosed(tx, scope, data, undefined);
    expect(packed.moved).toEqual([]);
    expect(
      packed.data.numbers?.operations.find(({ metric }) => metric === "response_rate")?.computed?.answer,
    ).toMatchObject({ from: october.from, to: october.to, value: 40, n: 310 });
  });
});
