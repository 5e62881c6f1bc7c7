import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { withReads, withTenant } from "@/db/client";
import { rebuildRevenue } from "@/db/rollups/rebuild-revenue";
import { subscription } from "@/db/schema/customer";
import { makeSurvey, storeScores } from "@/db/testing/store-scores";
import { storeStays } from "@/db/testing/store-stays";
import { testDatabase } from "@/db/testing/test-database";
import { addDays, localDay } from "@/domain/calendar/day";
import { isMetricId, isScoreMetric } from "@/domain/metrics/metric";
import type { MetricId } from "@/domain/metrics/metric-id";
import { chooseExplainedDays } from "@/features/dashboards/explained/choose-explained-days";
import { describeOperation } from "@/features/dashboards/explained/describe-operation";
import { readExplained } from "@/features/dashboards/explained/read-explained";
import { readExplainedOperation } from "@/features/dashboards/explained/read-explained-operation";
import { toExplainedView } from "@/features/dashboards/explained/view";
import type { MetricAnswer } from "@/features/dashboards/metric-answer";
import { readOverviewQuery } from "@/features/dashboards/overview/input";
import { overviewWordsIn } from "@/features/dashboards/overview/overview-words";
import { readOverview } from "@/features/dashboards/overview/read-overview";
import { toOverviewView } from "@/features/dashboards/overview/view";
import type { Tile } from "@/features/dashboards/own/input";
import { ownWordsIn } from "@/features/dashboards/own/own-words";
import { readOwn } from "@/features/dashboards/own/read-own";
import { describeOwnTile } from "@/features/dashboards/own/view";
import { dashboardWordsIn } from "@/features/dashboards/survey/dashboard-words";
import { readDashboardQuery } from "@/features/dashboards/survey/input";
import { readHandedOn } from "@/platform/handed-on";
import type { AppLocale } from "@/platform/i18n/locale";

const { appDb, makeWorkspace } = await testDatabase();
const workspace = { zone: "UTC", weekStart: 1, fiscalYearStart: 1 };
const scope = await makeWorkspace();
const survey = await makeSurvey(appDb, scope, {
  questions: [
    { id: "nps", kind: "nps", title: { en: "How likely?" } },
    { id: "csat", kind: "csat", title: { en: "How satisfied?" }, scale: "1-5" },
  ],
  series: [
    { question: "nps", scale: "nps", metric: "nps" },
    { question: "csat", scale: "csat-1-5", metric: "csat" },
  ],
});

/** In June, and on the one day on which the last 28 days are all of February. */
const JUNE = "2026-06-15";
const MARCH = "2027-03-01";

/**
 * Two hundred answers on either side: 100 of 200 promote, and 78 of 200 did. The difference of 11 points has a standard
 * error of 4.94 (√(0.25/200 + 0.238/200)), so p is about 0.026: clear by itself, not among two or more. CSAT stands still.
 */
for (const today of [JUNE, MARCH]) {
  const day = (back: number) => addDays(today, -back);
  const answers = (on: string, promoters: number) =>
    Array.from({ length: 200 }, (_, i) => ({
      ...{ day: on, attributes: { plan: i % 2 === 0 ? "Solo" : "Duo" } },
      scores: { nps: i < promoters ? 10 : 8, csat: i % 4 === 0 ? 2 : 5 },
    }));
  await storeScores(appDb, scope, survey, [...answers(day(5), 100), ...answers(day(35), 78)]);
}
// Within January, and not within the 28 days before February's.
await storeScores(
  appDb,
  scope,
  survey,
  Array.from({ length: 300 }, () => ({ day: "2027-01-02", scores: { nps: 0, csat: 1 } })),
);
/** As many leave in any month or year that is looked at as in the one before. */
const LEFT = [
  ...["2024-11-10", "2024-12-10", "2025-04-10", "2025-05-10", "2025-07-10", "2025-08-10"],
  ...["2026-04-10", "2026-05-10", "2027-01-10", "2027-02-10"],
];
const stays = Array.from({ length: 300 }, (_, i) => ({ stays: [["2024-01-01", LEFT[i % 30] ?? null]] as const }));
const ids = await storeStays(appDb, scope, stays);
await withTenant(appDb, scope, async (tx) => {
  await tx.insert(subscription).values(
    ids.map((customerId, i) => ({
      ...{ workspaceId: scope.workspaceId, id: randomUUID(), customerId, currency: "EUR", mrr: 1_000 },
      ...{ startDay: "2024-01-01", endDay: LEFT[i % 30] ?? null },
    })),
  );
  await rebuildRevenue(tx, scope, ids);
});

const at = (day: string) => new Date(`${day}T10:00:00Z`);

/** What an address says of a number: by nothing but the address. */
async function explain(href: string, now: Date, locale: AppLocale = "en") {
  const url = new URL(href, "http://candor.test");
  const raw = Object.fromEntries(url.searchParams);
  const metric = url.pathname.split("/").at(-1) ?? "";
  if (!isMetricId(metric)) throw new Error("No number.");
  const { query } = readDashboardQuery(raw);
  const handed = readHandedOn(raw);
  const days = chooseExplainedDays(query, metric, workspace, localDay(now, "UTC"), handed);
  const { filters } = query;
  const asked = { ...days, filters, ...(raw.survey ? { survey: raw.survey } : {}) };
  const words = dashboardWordsIn(locale);
  const context = { filters, now, zone: "UTC", workspacePath: "/w/test", mayRead: true, family: handed.family };
  const read = await withReads(appDb, scope, async (tx) => {
    if (!isScoreMetric(metric)) {
      const found = await readExplainedOperation(tx, scope, workspace, { ...asked, metric }, now);
      return { computed: found.computed, view: describeOperation(words, found, { ...context, activeForDays: null }) };
    }
    const found = await readExplained(tx, scope, workspace, { ...asked, metric }, now);
    if (!found) throw new Error("No such number.");
    const told = { ...context, metric, survey: undefined, question: undefined, words };
    return { computed: found.computed, view: toExplainedView(found, told) };
  });
  const fact = (term: string) => read.view?.facts.find((one) => one.term === term)?.text ?? "";
  return { ...read, fact };
}

async function open(raw: Record<string, string>, now: Date) {
  const { query } = readOverviewQuery(raw);
  const data = await withReads(appDb, scope, (tx) => readOverview(tx, scope, workspace, query, now));
  const may = { mayEdit: true, mayImport: true, mayRead: true, ignored: [] };
  const context = { workspacePath: "/w/test", workspace, ...may, query, now };
  const { body } = toOverviewView(overviewWordsIn("en"), data, context);
  if (!body || !data.numbers) throw new Error("Nothing there.");
  const { tiles, operations } = data.numbers;
  const told = [...tiles, ...operations].flatMap(({ metric, computed }) => (computed ? [{ metric, ...computed }] : []));
  return { body, told, groups: data.numbers.main?.groups ?? null };
}

/** What a screen says of a change, and what its explanation must not contradict. */
interface Shown {
  readonly metric: MetricId;
  readonly href: string;
  readonly answer: MetricAnswer;
  readonly compared: { readonly from: string; readonly to: string } | null;
}

/** Checks one number against what it opens to; tells how its change was judged by itself and on the screen. */
async function checkShown({ href, answer, compared }: Shown, now: Date) {
  const found = await explain(href, now);
  const own = found.computed.answer;
  expect([own.from, own.to, own.value, own.n]).toEqual([answer.from, answer.to, answer.value, answer.n]);
  expect(found.computed.compared).toEqual(compared);
  const [told, shown] = [own.comparison, answer.comparison];
  expect([told?.value, told?.n, told?.difference, told?.interval]).toEqual([
    ...[shown?.value, shown?.n, shown?.difference, shown?.interval],
  ]);
  if (!shown?.assessment) return null;
  const alone = told?.assessment ?? "";
  const said = found.fact("Change");
  expect(said).toContain(`: ${alone}, by itself`);
  expect(said.includes("is no clear change")).toBe(alone !== shown.assessment);
  // The correction takes a change away, it never makes one.
  if (alone !== shown.assessment) expect(shown.assessment).toBe("no clear change");
  return `${alone}, ${shown.assessment}`;
}

const CASES: [day: string, raw: Record<string, string>][] = [
  [JUNE, {}],
  [JUNE, { range: "month" }],
  [JUNE, { compare: "previous_year" }],
  [JUNE, { compare: "none" }],
  [JUNE, { from: "2026-05-01", to: "2026-05-31" }],
  [MARCH, {}],
  [MARCH, { range: "28d" }],
];

test.each(CASES)(
  "on %s with %j every tile of the overview opens to its days, its change and its verdict",
  async (day, raw) => {
    const { body, told } = await open(raw, at(day));
    const tiles = [...body.rows.flatMap((row) => row.tiles), body.completion];
    const judged = new Map<string, string | null>();
    for (const { metric, answer, compared } of told) {
      const tile = tiles.find(({ id }) => id === metric);
      if (tile && answer.n > 0)
        judged.set(metric, await checkShown({ metric, href: tile.href, answer, compared }, at(day)));
    }
    for (const metric of ["nps", "customer_churn", "customer_retention", "revenue_churn"])
      expect(judged.has(metric)).toBe(true);
    const compares = raw.compare !== "none";
    expect([...judged.values()].some((one) => one !== null)).toBe(compares);
    if (Object.keys(raw).length === 0) expect(judged.get("nps")).toBe("better, no clear change");
  },
);

test("on 1 March the last 28 days meet the 28 before, on the screen and where it leads to", async () => {
  const both: Record<string, string>[] = [{}, { range: "28d" }];
  for (const raw of both) {
    const { body, told } = await open(raw, at(MARCH));
    const nps = told.find(({ metric }) => metric === "nps");
    // Of January as a whole 300 detractors would weigh in.
    expect(nps?.compared).toEqual({ from: "2027-01-04", to: "2027-01-31" });
    expect(nps?.answer.comparison).toMatchObject({ n: 200, value: 39 });
    const href = body.rows.flatMap((row) => row.tiles).find(({ id }) => id === "nps")?.href ?? "";
    const { fact } = await explain(href, at(MARCH));
    expect(fact("Compared with")).toContain("+39.0 on 4 – 31 Jan 2027, 200 answers");
  }
});

test("a group of the overview opens to its change, judged among all groups that were compared", async () => {
  const { body, groups } = await open({ by: "plan" }, at(JUNE));
  const segments = groups?.segments ?? [];
  expect(segments.map(({ value }) => value).sort()).toEqual(["Duo", "Solo"]);
  for (const { value, result } of segments) {
    const href = body.changes?.rows.find(({ key }) => key === value)?.countHref ?? "";
    const { computed, fact } = await explain(href, at(JUNE));
    const { comparison } = computed.answer;
    expect([comparison?.n, comparison?.difference]).toEqual([result.comparison?.n, result.comparison?.difference]);
    const same = comparison?.assessment === result.comparison?.assessment;
    expect(fact("Change").includes("is no clear change")).toBe(!same);
  }
});

test("so does one's own dashboard, which compares other numbers together", async () => {
  const one = (id: string, metric: MetricId): Tile => ({ kind: "number", id, metric, survey: null, segment: null });
  const tiles = [one("a", "nps"), one("b", "csat"), one("c", "customer_churn"), one("d", "revenue_churn")];
  const verdicts: (string | null)[] = [];
  for (const some of [tiles, tiles.slice(0, 1)]) {
    const { query } = readOverviewQuery({});
    const data = await withTenant(appDb, scope, (tx) =>
      readOwn(tx, scope, workspace, { tiles: some, query }, at(JUNE)),
    );
    const context = { workspacePath: "/w/test", workspace, mayRead: true, now: at(JUNE) };
    for (const tile of data.tiles) {
      const view = describeOwnTile(ownWordsIn("en"), tile, data, context);
      if (view.kind !== "number" || !("number" in tile) || !tile.number) throw new Error("No number.");
      const { answer, compared, metric } = tile.number;
      const judged = await checkShown({ metric, href: view.tile.href, answer, compared }, at(JUNE));
      if (metric === "nps") verdicts.push(judged);
    }
  }
  // Among four it is none, alone it stands.
  expect(verdicts).toEqual(["better, no clear change", "better, better"]);
});

test.each(["de", "ar"] as const)("both verdicts are said in %s as well", async (locale) => {
  const { body } = await open({}, at(JUNE));
  const href = body.rows.flatMap((row) => row.tiles).find(({ id }) => id === "nps")?.href ?? "";
  const [term, alone, none] =
    locale === "de" ? ["Veränderung", "besser", "keine klare Veränderung"] : ["التغيّر", "أفضل", "لا تغيّر واضح"];
  const { fact } = await explain(href, at(JUNE), locale);
  expect(fact(term)).toContain(alone);
  expect(fact(term)).toContain(none);
  expect(fact(term)).not.toMatch(/\b(by itself|among|screen)\b/);
});
