import { randomUUID } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { withTenant } from "@/db/client";
import { listAlerts } from "@/db/queries/alerts/find-alert";
import { listWatchedRules } from "@/db/queries/alerts/find-rule";
import { deleteWorkspace, eraseWorkspace } from "@/db/queries/delete-workspace";
import { listSurveys } from "@/db/queries/find-survey";
import { findWorkspace } from "@/db/queries/find-workspace";
import { listGoalChecks, listGoals } from "@/db/queries/goals/find-goal";
import { listInitiatives } from "@/db/queries/goals/find-initiative";
import { readInvitationInputs } from "@/db/queries/invitations/read-invitation-inputs";
import { readChurnInputs } from "@/db/queries/staying/read-churn-inputs";
import { listPoorCustomers, readPoorGroups } from "@/db/queries/staying/read-poor-experiences";
import { recountTallies } from "@/db/rollups/recount";
import { followUp } from "@/db/schema/follow-up";
import type { WorkspaceScope } from "@/db/scope";
import { foldAllComments } from "@/db/testing/store-comments";
import { makeSurvey, storeScores } from "@/db/testing/store-scores";
import { testDatabase } from "@/db/testing/test-database";
import type { MetricId, OperationMetricId } from "@/domain/metrics/metric-id";
import { readWorth } from "@/features/customers/staying/read-worth";
import { compareBeforeAfter } from "@/features/dashboards/compare-before-after";
import { computeMetric } from "@/features/dashboards/compute-metric";
import type { MetricQuery } from "@/features/dashboards/input";
import { computeOperation, type OperationQuery } from "@/features/dashboards/operations/compute-operation";
import { readOverviewQuery } from "@/features/dashboards/overview/input";
import { overviewWordsIn } from "@/features/dashboards/overview/overview-words";
import { readOverview } from "@/features/dashboards/overview/read-overview";
import { toOverviewView } from "@/features/dashboards/overview/view";
import { readSegmentNumbers } from "@/features/dashboards/read-segment-numbers";
import { compareInitiatives } from "@/features/goals/initiatives/compare-initiatives";
import { settleGoal } from "@/features/goals/read-goal";
import { readServiceQuery } from "@/features/service/times/input";
import { readSpeed } from "@/features/service/times/read-speed";
import { chooseScope } from "@/features/topics/choose-scope";
import { readTopics } from "@/features/topics/read-topics";
import { buildDemo, DEMO_ZONE } from "./demo/build-demo";

const { appDb, workerDb, ownerDb, makeWorkspace } = await testDatabase();
const NOW = new Date("2026-08-20T11:00:00Z");
const scope = await makeWorkspace({
  zone: DEMO_ZONE,
  name: "Fennel & Fig",
  actor: { kind: "job", name: randomUUID() },
});
const surveys: Record<string, string> = {};

beforeAll(async () => {
  await buildDemo({ app: appDb, worker: workerDb }, scope, NOW);
  for (const one of await withTenant(appDb, scope, (tx) => listSurveys(tx, scope))) surveys[one.name] = one.id;
}, 600_000);

const RECIPES = "This week\u2019s recipes";
const RECOMMEND = "How are we doing? (every quarter)";

function ask(metric: MetricId, name: string, more: Partial<MetricQuery> = {}) {
  return withTenant(appDb, scope, async (tx) => {
    const workspace = await findWorkspace(tx, scope);
    const query = { metric, survey: surveys[name] ?? "", compare: "previous_period" as const, filters: {}, ...more };
    const answer = await computeMetric(tx, scope, workspace, query, NOW);
    if (!answer) throw new Error("no such survey");
    return answer;
  });
}

function overview(raw: Record<string, string> = {}) {
  const { query, ignored } = readOverviewQuery(raw);
  return withTenant(appDb, scope, async (tx) => {
    const workspace = await findWorkspace(tx, scope);
    const data = await readOverview(tx, scope, workspace, query, NOW);
    const may = { mayEdit: true, mayImport: true, mayRead: true };
    const context = { workspacePath: "/w/demo", workspace, ...may, query, ignored, now: NOW };
    return toOverviewView(overviewWordsIn("en"), data, context).body;
  });
}

const QUARTER = { periods: [{ from: "2026-05-21", to: "2026-08-19" }] };

/** A number of customers or of service, by the product's reader; the last 91 days against those before. */
function operate(metric: OperationMetricId, more: Partial<Omit<OperationQuery, "metric">>) {
  return withTenant(appDb, scope, async (tx) => {
    const workspace = await findWorkspace(tx, scope);
    const query = { metric, compare: "previous_period" as const, filters: {}, ...QUARTER.periods[0], ...more };
    return (await computeOperation(tx, scope, workspace, query, NOW)).answer;
  });
}

describe("Fennel & Fig", () => {
  test("the company: 1,222 → 1,129 answers, 37.0 → 28.3, a real fall", async () => {
    const answer = await ask("nps", RECOMMEND);
    expect(answer).toMatchObject({ n: 1_129, from: "2026-05-21", to: "2026-08-19" });
    // (156 + 214 + 183 − 101 − 76 − 57) / 1129 = 319 / 1129.
    expect(answer.value).toBeCloseTo((100 * 319) / 1_129, 10);
    expect(answer.comparison).toMatchObject({ n: 1_222, assessment: "worse" });
    // (235 + 230 + 195 − 63 − 78 − 67) / 1222 = 452 / 1222.
    expect(answer.comparison?.value).toBeCloseTo((100 * 452) / 1_222, 10);
    expect(answer.comparison?.pValue).toBeCloseTo(0.006, 3);
  });

  test("what its own people say is anonymous: two small teams are hidden", async () => {
    const answer = await ask("nps", "A place to work (eNPS)", { by: "team" });
    expect(answer).toMatchObject({ n: 60 });
    const told = Object.fromEntries(
      answer.breakdown.map(({ value, result }) => [value, result.suppressed ?? result.n]),
    );
    expect(told).toEqual({ Kitchen: 24, Delivery: 17, Care: 12, Finance: true, People: true });
  });

  test("Germany alone really changed; the United Kingdom and France show no clear change", async () => {
    const { breakdown } = await ask("nps", RECOMMEND, { by: "country" });
    const by = Object.fromEntries(breakdown.map((segment) => [segment.value, segment.result]));
    expect(by.DE).toMatchObject({ n: 390, comparison: { n: 420, assessment: "worse" } });
    expect(by.DE?.value).toBeCloseTo(14.1, 1);
    expect(by.DE?.comparison?.value).toBeCloseTo(41.0, 1);
    expect(by.DE?.comparison?.difference).toBeCloseTo(-26.85, 2);
    expect(by.UK).toMatchObject({ n: 381, comparison: { n: 402, assessment: "no clear change" } });
    expect(by.FR).toMatchObject({ n: 358, comparison: { n: 400, assessment: "no clear change" } });
    expect(by.FR?.value).toBeCloseTo(35.2, 1);
  });

  test("the wobble: the United Kingdom's last 28 days dip and nothing clearly changed", async () => {
    const last = { from: "2026-07-23", to: "2026-08-19", filters: { country: "UK" } };
    const answer = await ask("nps", RECOMMEND, last);
    expect(answer.value).toBeCloseTo(33.1, 1);
    expect(answer.comparison).toMatchObject({ n: 124, assessment: "no clear change" });
    expect(answer.comparison?.pValue).toBeCloseTo(0.58, 2);
  });

  test("the trap: in France families answer more, and nobody says anything else than before", async () => {
    const { breakdown } = await ask("nps", RECOMMEND, { by: "plan", filters: { country: "FR" } });
    const by = Object.fromEntries(breakdown.map((segment) => [segment.value, segment.result]));
    expect([by.Family?.n, by.Family?.comparison?.n]).toEqual([197, 160]);
    expect(by.Family?.value).toBeCloseTo(48.2, 1);
    expect(by.Family?.comparison?.value).toBeCloseTo(50.0, 1);
    expect(by.Solo?.value).toBeCloseTo(19.3, 1);
    expect(by.Solo?.comparison?.value).toBeCloseTo(20.0, 1);
  });

  test("German satisfaction fell from 84.0 % to 69.0 %, and that is worse", async () => {
    const answer = await ask("csat", "After a contact", { filters: { country: "DE" } });
    expect(answer).toMatchObject({ n: 606, counts: { satisfied: 418 }, comparison: { n: 620, assessment: "worse" } });
    expect(answer.value).toBeCloseTo(69.0, 1);
    expect(answer.comparison?.value).toBeCloseTo(84.0, 1);
  });

  test("blemishes: a break in ease, 14 held, 6 who did not know, a week without answers", async () => {
    const ease = await ask("ces", "Was it easy?", { from: "2026-01-01", to: "2026-08-19" });
    expect(ease.breaks).toHaveLength(1);
    const nps = await ask("nps", RECOMMEND, { from: "2025-02-19", to: "2026-08-19", interval: "week" });
    expect(nps.held).toBe(14);
    expect(nps.also.withHeld?.n).toBe(nps.n + 14);
    expect(nps.missing).toBe(6);
    expect(nps.series.filter((week) => week.n === 0)).toHaveLength(1);
  });

  test("Germany's drop since the courier change is alerted, the British wobble, the gap and the break are not", async () => {
    const found = await withTenant(appDb, scope, async (tx) => ({
      rules: await listWatchedRules(tx, scope),
      alerts: await listAlerts(tx, scope, { userId: null, which: "all", today: "2026-08-20", limit: 50 }),
    }));
    const standing = (metric: string, country: string | null) =>
      found.rules.find((rule) => rule.metric === metric && rule.segmentValue === country)?.standing;
    expect(standing("nps", "DE")).toBe("out");
    expect([standing("nps", "UK"), standing("nps", "FR")]).toEqual(["usual", "usual"]);
    expect(["usual", "young"]).toContain(standing("ces", null));
    const german = found.alerts.find(({ rule }) => rule.metric === "nps" && rule.segmentValue === "DE");
    expect(german?.alert).toMatchObject({ rule: "drift", direction: "down", assessment: "worse" });
    // The courier changed on 18 May; a week is the finest that weekly values can say.
    const since = german?.alert.since ?? "";
    expect(since >= "2026-05-11" && since <= "2026-06-08").toBe(true);
  });

  test("the first screen says the company's sentence, and calls the British dip no clear change", async () => {
    const first = await overview();
    expect(first?.verdict).toMatch(
      /^Germany got worse: NPS 41 → 14 since .+, and it pulls the company down \(37 → 28\)\. UK and France: no clear change\.$/,
    );
    expect(first?.lead).toContain("CSAT fell too");
    const dip = await overview({ from: "2026-07-23", to: "2026-08-19", "filter.country": "UK", metric: "nps" });
    expect(dip?.verdict).toContain("NPS is 33: no clear change.");
  });

  test("the first screen tells the French trap as who answered", async () => {
    const { changes } = (await overview()) ?? {};
    expect(changes?.trap).toMatch(/^France looks better \(32 → 35\), .+ who answered: \+4\.4 pts\..+ −1\.2 pts/);
  });

  test("the goal at risk: 78.0 → 85.8 %, week 8 of 13, forecast 84.8, odds 36 %; the one before narrowly reached", async () => {
    const found = await withTenant(appDb, scope, async (tx) => {
      const calendar = await findWorkspace(tx, scope);
      const goals = [];
      for (const row of await listGoals(tx, scope, 10))
        goals.push({
          ...(await settleGoal(tx, scope, calendar, row, readSegmentNumbers, NOW)),
          checks: await listGoalChecks(tx, scope, row.goal.id),
        });
      return goals;
    });
    expect(found).toHaveLength(3);
    const [closed, running, waits] = ["closed", "csat", "first_response_time"].map((wanted) =>
      found.find(({ row }) => (row.goal.closedAt === null ? row.goal.metric : "closed") === wanted),
    );
    expect(waits?.row.goal.target).toBeCloseTo(2, 9);
    expect(waits?.judged.state).toBe("on track");
    expect(running?.row).toMatchObject({ objective: "Customers who cook every week", surveyName: RECIPES });
    expect(running?.row.goal).toMatchObject({
      baseline: 78,
      baselineN: 1_300,
      startsOn: "2026-06-22",
      endsOn: "2026-09-20",
    });
    expect(running?.row.goal.target).toBeCloseTo(85.8, 9);
    const weeks = running?.weekly?.series.filter((week) => week.end < "2026-08-17") ?? [];
    expect(weeks.map((week) => week.value?.toFixed(1))).toEqual([
      "77.6",
      "79.3",
      "78.4",
      "80.6",
      "79.8",
      "82.0",
      "81.1",
      "82.8",
    ]);
    expect(running?.judged.state).toBe("at risk");
    expect(running?.judged.odds).toBeCloseTo(0.36, 1);
    expect(running?.judged.forecast?.value).toBeCloseTo(84.8, 1);
    expect(running?.judged.forecast?.low).toBeCloseTo(78.4, 0);
    expect(running?.judged.forecast?.high).toBeCloseTo(91.2, 0);
    const kinds = running?.checks.map(({ kind }) => kind) ?? [];
    expect(kinds.filter((kind) => kind === "checked")).toHaveLength(8);
    expect(kinds).toContain("reviewed");
    expect(running?.checks.find(({ kind }) => kind === "checked")).toMatchObject({ state: "at risk" });
    expect(closed?.checks[0]).toMatchObject({ kind: "closed", outcome: "reached narrowly", n: 1_300 });
  });

  test("what was done: Germany got worse than the others since its courier; the training shows in no survey yet", async () => {
    const compared = await withTenant(appDb, scope, async (tx) => {
      const looked = (await listInitiatives(tx, scope, 10)).flatMap((initiative) =>
        [RECOMMEND, "After a contact"].map((name, place) => ({
          initiative,
          metric: place === 0 ? ("nps" as const) : ("csat" as const),
          survey: { id: surveys[name] ?? "", name },
          within: null,
        })),
      );
      return compareInitiatives(tx, scope, compareBeforeAfter, looked, "2026-08-19");
    });
    const said = (name: string, metric: string) =>
      compared.find((one) => one.initiative.name === name && one.metric === metric)?.assessment;
    expect(said("New courier in Germany", "nps")).toBe("worse");
    expect(said("New courier in Germany", "csat")).toBe("worse");
    // Nobody who recommends has a channel; after a contact the e-mail team is like the others: quality data come later.
    expect(said("Tone and accuracy", "nps")).toBeNull();
    expect(said("Tone and accuracy", "csat")).toBe("no clear change");
  });

  test("Germany's customers leave sooner since a month after the courier changed: 3.1 % → 5.2 % a month", async () => {
    const churn = (from: string, to: string, country: string) =>
      operate("customer_churn", { from, to, filters: { country }, compare: undefined });
    const [may, july] = [await churn("2026-05-01", "2026-05-31", "DE"), await churn("2026-07-01", "2026-07-31", "DE")];
    expect(may.value).toBeCloseTo(3.1, 1);
    expect(july.value).toBeCloseTo(5.2, 1);
    for (const month of ["2026-05", "2026-07"])
      expect((await churn(`${month}-01`, `${month}-31`, "UK")).value).toBeCloseTo(1.5, 1);
    const all = await withTenant(appDb, scope, (tx) =>
      readChurnInputs(tx, scope, { ...QUARTER, filter: [], by: "country", today: "2026-08-20" }),
    );
    const ends = Object.fromEntries(all.map(({ group, input }) => [group, input.end]));
    expect(ends).toEqual({ UK: 2_944, DE: 1_984, FR: 1_472 });
  });

  test("German chats wait 9 minutes instead of 1:40, and 71 % instead of 93 % of promises are kept", async () => {
    const wait = await operate("first_response_time", { filters: { team: "Germany", channel: "chat" } });
    expect(wait).toMatchObject({ n: 746, value: 9, comparison: { n: 780, assessment: "worse" } });
    expect(wait.comparison?.value).toBeCloseTo(100 / 60, 9);
    const kept = await operate("sla_attainment", { filters: { team: "Germany" } });
    expect(kept.counts).toEqual({ numerator: 1_019, denominator: 1_435 });
    expect(kept.comparison).toMatchObject({ n: 1_500, assessment: "worse" });
    expect(kept.comparison?.value).toBeCloseTo((100 * 1_395) / 1_500, 9);
    for (const team of ["UK chat", "UK desk", "France"])
      expect((await operate("sla_attainment", { filters: { team } })).comparison?.assessment).not.toBe("worse");
  });

  test("speed costs: 88.6 % under two minutes, 81.6 % up to five, 57 % above, where it breaks", async () => {
    const [csat] = await withTenant(appDb, scope, async (tx) => {
      const asked = readServiceQuery({ channel: "chat" });
      const days = { from: "2026-05-21", to: "2026-08-19", clock: "business" as const };
      return (await readSpeed(tx, scope, asked, days)).metrics;
    });
    expect(csat?.groups.band.map(({ reading }) => reading.n)).toEqual([420, 380, 300]);
    const satisfied = csat?.groups.band.map(({ reading: { value, n } }) => ((value ?? 0) / 100) * n);
    expect(satisfied?.map((count) => Math.round(count))).toEqual([372, 310, 171]);
    expect(csat?.breaking).toMatchObject({ seconds: 300 });
  });

  test("the training works: e-mails 71 → 83, calls that nobody was trained for 72 → 73", async () => {
    const reviewed = (channel: string, from: string, to: string) =>
      operate("quality_score", { filters: { channel }, from, to, compare: undefined });
    const scores = await Promise.all(
      ["email", "phone"].flatMap((channel) => [
        reviewed(channel, "2026-03-01", "2026-06-20"),
        reviewed(channel, "2026-06-21", "2026-08-19"),
      ]),
    );
    expect(scores.map(({ value, n }) => [value, n])).toEqual([71, 83, 72, 73].map((value) => [value, 60]));
  });

  test("poor experiences: 18, 24, 35 and 52 % leave within a year; 41 customers had three, 2,599 euros a month", async () => {
    const landmark = "2025-08-20";
    const { groups, care } = await withTenant(appDb, scope, async (tx) => ({
      groups: await readPoorGroups(tx, scope, { filter: [], landmark, horizons: [365] }),
      care: await listPoorCustomers(tx, scope, { filter: [], landmark: "2026-08-20", currency: "EUR", limit: 50 }),
    }));
    expect(groups.map(({ poor, n, left }) => [poor, Math.round((100 * (left[0] ?? 0)) / n)])).toEqual([
      [0, 18],
      [1, 24],
      [2, 35],
      [3, 52],
    ]);
    expect(care).toMatchObject({ total: 41, mrr: 259_900 });
  });

  test("what a score is worth: 38 % of detractors left within a year, 26 % of passives, 15 % of promoters", async () => {
    const worth = await withTenant(appDb, scope, (tx) =>
      readWorth(tx, scope, { filter: [], today: "2026-08-20", currency: "EUR", landmark: 365 }),
    );
    const left = Object.fromEntries(
      worth.groups.map(({ group, left: of }) => [group, Math.round(of.at(-1)?.value ?? 0)]),
    );
    expect(left).toMatchObject({ detractors: 38, passives: 26, promoters: 15 });
    const silent = worth.groups.find(({ group }) => group === "asked");
    expect(silent?.n).toBeGreaterThan(500);
    expect(silent?.enough).toBe(true);
    const risk = worth.risk.find(({ group }) => group === "detractors");
    expect(risk?.excess?.interval.low).toBeGreaterThan(0);
  });

  test("low answers are followed up: most of the older ones are solved, the newest wait", async () => {
    const rows = await withTenant(appDb, scope, (tx) =>
      tx
        .select({ state: followUp.state, day: followUp.day })
        .from(followUp)
        .where(eq(followUp.workspaceId, scope.workspaceId)),
    );
    const solved = (some: typeof rows) => some.filter(({ state }) => state === "solved").length / some.length;
    expect(rows.length).toBeGreaterThan(200);
    expect(solved(rows.filter(({ day }) => day < "2026-08-10"))).toBeGreaterThan(0.7);
    expect(solved(rows.filter(({ day }) => day >= "2026-08-20"))).toBe(0);
  });

  test("of those who were asked each quarter about one in five answered", async () => {
    const filter = [{ dimension: "survey", value: surveys[RECOMMEND] ?? "" }];
    const [asked] = await withTenant(appDb, scope, (tx) =>
      readInvitationInputs(tx, scope, { ...QUARTER, filter, by: null, today: "2026-08-20" }),
    );
    const { numerator = 0, denominator = 0, bounced = 0 } = asked?.input ?? {};
    // Those of the last fourteen days are not judged yet.
    expect(numerator).toBeGreaterThan(900);
    expect(numerator / denominator).toBeGreaterThan(0.15);
    expect(numerator / denominator).toBeLessThan(0.3);
    expect(bounced).toBeGreaterThan(20);
  });

  test("late boxes: 4 → 23 % of what Germans write, who then score lower; nobody else writes of them", async () => {
    const nps = surveys[RECOMMEND] ?? "";
    // Of a year and a half of comments the two quarters that are read.
    await withTenant(appDb, scope, (tx) =>
      tx.execute(sql`delete from comment_change where response_id not in (
        select id from response where survey_id = ${nps} and day >= '2026-02-19')`),
    );
    await foldAllComments(appDb, scope);
    const late = (country: string) =>
      withTenant(appDb, scope, async (tx) => {
        const query = { survey: nps, filter: { name: "country", value: country } };
        const chosen = await chooseScope(tx, scope, await findWorkspace(tx, scope), query, NOW);
        const list = chosen && (await readTopics(tx, scope, chosen, query));
        return list?.topics.find(({ topic }) => topic.name === "Late box")?.judged;
      });
    const german = await late("DE");
    expect(german?.share.value).toBeGreaterThan(18);
    expect(german?.share.value).toBeLessThan(28);
    expect((100 * (german?.nBefore ?? 0)) / (german?.ofBefore ?? 1)).toBeLessThan(8);
    expect(german).toMatchObject({ moved: "up", assessment: "worse" });
    expect(german?.effect?.interval?.high).toBeLessThan(0);
    for (const country of ["UK", "FR"]) expect(await late(country)).toMatchObject({ n: 0, effect: null });
  });

  test("every tally equals its answers", async () => {
    const found = await withTenant(appDb, scope, (tx) => recountTallies(tx, scope));
    expect(found.differ).toBe(0);
  });

  test("deleted, nothing of it is left in any table, and all of its neighbour's", { timeout: 300_000 }, async () => {
    const neighbour = await makeWorkspace();
    const survey = await makeSurvey(appDb, neighbour, {
      questions: [{ id: "nps", kind: "nps", title: { en: "How likely?" } }],
      series: [{ question: "nps", scale: "nps", metric: "nps" }],
    });
    await storeScores(appDb, neighbour, survey, [
      { day: "2026-05-04", scores: { nps: 9 }, attributes: { plan: "solo" } },
    ]);
    const beside = await rowsOf(neighbour);
    expect(Object.keys(await rowsOf(scope)).length).toBeGreaterThan(40);
    await withTenant(appDb, scope, (tx) => deleteWorkspace(tx, scope));
    await eraseWorkspace(workerDb, scope);
    expect(await rowsOf(scope)).toEqual({});
    expect(await rowsOf(neighbour)).toEqual(beside);
  });
});

/** How many rows a workspace has in each table that belongs to workspaces, where it has any. */
async function rowsOf(place: WorkspaceScope): Promise<Record<string, number>> {
  const { rows: tables } = await ownerDb.pool.query<{ name: string }>(
    `select table_name::text as name from information_schema.columns join information_schema.tables using (table_schema, table_name)
      where table_schema = 'public' and column_name = 'workspace_id' and table_type = 'BASE TABLE' order by 1`,
  );
  const found: Record<string, number> = {};
  await withTenant(appDb, place, async (tx) => {
    for (const { name } of tables) {
      const { rows } = await tx.execute<{ n: number }>(
        sql`select count(*)::int as n from ${sql.identifier(name)} where workspace_id = ${place.workspaceId}`,
      );
      if (rows[0]?.n) found[name] = rows[0].n;
    }
  });
  return found;
}
