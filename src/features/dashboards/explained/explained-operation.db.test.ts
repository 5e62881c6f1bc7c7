import { expect, test } from "vitest";
import { withTenant } from "@/db/client";
import { storeInvitations } from "@/db/queries/invitations/store-invitations";
import { storeInteractions } from "@/db/rollups/store-interactions";
import { makeSurvey } from "@/db/testing/store-scores";
import { testDatabase } from "@/db/testing/test-database";
import { addDays } from "@/domain/calendar/day";
import { describeOperation } from "@/features/dashboards/explained/describe-operation";
import { readExplainedOperation } from "@/features/dashboards/explained/read-explained-operation";
import { computeOperation, type OperationQuery } from "@/features/dashboards/operations/compute-operation";
import { dashboardWordsIn } from "@/features/dashboards/survey/dashboard-words";

const { appDb, makeWorkspace } = await testDatabase();
const UTC = { zone: "UTC", weekStart: 1, fiscalYearStart: 1 };
const TODAY = "2026-06-20";
const NOW = new Date(`${TODAY}T10:00:00Z`);
const scope = await makeWorkspace();
const [asked = "", other = ""] = await Promise.all(
  ["After a visit", "Each year"].map((name) =>
    makeSurvey(appDb, scope, {
      questions: [{ id: "nps", kind: "nps", title: { en: "How likely?" } }],
      series: [{ question: "nps", scale: "nps", metric: "nps" }],
      name,
    }),
  ),
);

/** Ten invitations on each day before today; of ten four answer, the first on the next day and one more every fourth day. */
const sent = (surveyId: string, days: number) =>
  Array.from({ length: days * 10 }, (_, place) => {
    const [age, k] = [1 + Math.floor(place / 10), place % 10];
    const answers = k < 4 && 1 + 4 * k < age;
    const sentAt = new Date(`${addDays(TODAY, -age)}T09:00:00Z`);
    return {
      ...{ surveyId, externalId: `${place}`, customer: null, channel: null, sentAt },
      ...{ openedAt: null, remindedAt: null, bouncedAt: null, responseId: null },
      answeredAt: answers ? new Date(+sentAt + (1 + 4 * k) * 86_400_000) : null,
    };
  });
await withTenant(appDb, scope, async (tx) => {
  await storeInvitations(tx, scope, sent(asked, 70), { importId: null, zone: "UTC" });
  await storeInvitations(tx, scope, sent(other, 3), { importId: null, zone: "UTC" });
});

/** Half of them are not settled yet: what was sent from 6 June on may still be answered. */
const DAYS = { from: "2026-05-23", to: "2026-06-19" } as const;

const compute = (query: Partial<OperationQuery>) =>
  withTenant(appDb, scope, (tx) =>
    computeOperation(tx, scope, UTC, { metric: "response_rate", filters: {}, survey: asked, ...query }, NOW),
  );

async function explain(query: Partial<OperationQuery>) {
  const whole = { metric: "response_rate" as const, filters: {}, ...query };
  const explained = await withTenant(appDb, scope, (tx) => readExplainedOperation(tx, scope, UTC, whole, NOW));
  const view = describeOperation(dashboardWordsIn("en"), explained, {
    ...{ filters: whole.filters, now: NOW, zone: "UTC", activeForDays: null, workspacePath: "/w/test", mayRead: true },
    compare: query.compare,
  });
  if (view === null) throw new Error("There is no such number.");
  const lines = view.ledger.lines.map(({ label, n }) => [label, n]);
  return { view, lines, fact: (term: string) => view.facts.find((one) => one.term === term)?.text };
}

test("invitations that may still be answered are in no response rate: where nothing changed, nothing got worse", async () => {
  // 23 May to 19 June. Sent until 5 June: 14 days × 10, four of ten answered. The 14 days from 6 June wait: 140.
  const { answer, compared } = await compute({ ...DAYS, compare: "previous_period" });
  expect(answer).toMatchObject({ from: "2026-05-23", to: "2026-06-19", value: 40, n: 140 });
  expect(answer.counts).toEqual({ numerator: 56, denominator: 140, open: 140 });
  expect(compared).toEqual({ from: "2026-04-25", to: "2026-05-22" });
  expect(answer.comparison).toMatchObject({ value: 40, n: 280, difference: 0, verdict: "no clear change" });
});

test("a day counts when the days to answer are over for all that was sent on it, in every period and group", async () => {
  const of = async (day: string) => (await compute({ from: day, to: day })).answer;
  expect(await of("2026-06-05")).toMatchObject({ value: 40, n: 10, counts: { open: 0 } });
  expect(await of("2026-06-06")).toMatchObject({ value: null, n: 0, reason: "no_denominator", counts: { open: 10 } });
  const { answer } = await compute({ from: "2026-06-01", to: "2026-06-14", interval: "week", by: "channel" });
  expect(answer.series.map(({ n, counts }) => [n, counts.open])).toEqual([
    [50, 20],
    [0, 70],
  ]);
  expect(answer.breakdown).toMatchObject([{ value: "email", result: { n: 50, counts: { open: 90 } } }]);
});

test("the ledger says how many wait and from which day on they are judged, and adds up", async () => {
  const { view, lines, fact } = await explain({ ...DAYS, survey: asked });
  expect(lines).toEqual([
    ["Delivered so far", "280"],
    ["Too new to judge", "−140"],
    ["Delivered invitations", "140"],
    ["Not answered", "−84"],
    ["Answered", "56"],
  ]);
  expect(view.number.count).toBe("140 delivered, 140 too new to judge");
  expect(fact("Too new")).toContain("from 4 Jul 2026 on");
});

test("of one survey it says whose, and the call beside it gives the same number", async () => {
  const { view, fact } = await explain({ ...DAYS, survey: asked });
  expect(fact("Who")).toContain("After a visit");
  expect(view.api).toContain(`survey=${asked}`);
  const young = await explain({ ...DAYS, survey: other });
  expect(young.view.number).toMatchObject({ value: null, instead: "30 invitations are too new to judge" });
  expect((await explain({})).fact("Who")).toBe("All of them; no filter");
});

test("a response rate leads to the invitations it is of, on their days; that of all surveys to each one's", async () => {
  const days = "from=2026-05-23&to=2026-06-19";
  const at = (id: string) => `/w/test/surveys/${id}/invitations?${days}`;
  const own = await explain({ ...DAYS, survey: asked });
  expect(own.view.ledger.rows?.href).toBe(at(asked));
  expect(own.view.surveys).toEqual([]);
  const all = await explain(DAYS);
  expect(all.view.ledger.rows).toBeNull();
  // Of the other survey nothing is judged yet.
  expect(all.view.surveys).toEqual([{ name: "After a visit", n: "140", href: at(asked) }]);
});

test("of times only what the filter is about is told as left out", async () => {
  const openedAt = new Date("2026-06-10T08:00:00Z");
  const row = (externalId: string, channel: string, spam: boolean) => ({
    ...{ externalId, channel, team: null, priority: null, agent: null, openedAt },
    events: [
      {
        ...{ externalId: "e", kind: spam ? ("spam" as const) : ("agent_replied" as const), actor: "Ana" },
        ...{ at: +openedAt + 60_000, isPublic: true, detail: null },
      },
    ],
  });
  await withTenant(appDb, scope, (tx) =>
    storeInteractions(
      tx,
      scope,
      [row("1", "chat", false), row("2", "chat", true), row("3", "email", true), row("4", "email", true)],
      { now: NOW, importId: null },
    ),
  );
  const days = { metric: "first_response_time", from: "2026-06-01", to: "2026-06-19" } as const;
  const leftOut = async (filters: Record<string, string>) => {
    const found = await withTenant(appDb, scope, (tx) =>
      readExplainedOperation(tx, scope, UTC, { ...days, filters }, NOW),
    );
    return found.leftOut;
  };
  expect(await leftOut({})).toBe(3);
  expect(await leftOut({ channel: "chat" })).toBe(1);
  expect(await leftOut({ planet: "Mars" })).toBe(0);
});

test("so many days that met as many lead to their screen by their name: it compares them so, though they be a month", async () => {
  const days = { metric: "first_response_time", to: "2026-06-19" } as const;
  const screen = async (from: string, compared?: { from: string; to: string }) => {
    const asked = { ...days, from, compare: "previous_period" as const, ...(compared ? { compared } : {}) };
    return new URL((await explain(asked)).view.ledger.rows?.href ?? "", "http://candor.test").search;
  };
  expect(await screen("2026-05-23", { from: "2026-04-25", to: "2026-05-22" })).toBe("?range=28d");
  expect(await screen("2026-05-23", { from: "2026-04-01", to: "2026-04-30" })).toBe("?from=2026-05-23&to=2026-06-19");
  expect(await screen("2026-06-01")).toBe("?from=2026-06-01&to=2026-06-19");
});
