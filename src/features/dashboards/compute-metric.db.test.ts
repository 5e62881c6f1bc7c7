import { describe, expect, it } from "vitest";
import { withTenant } from "@/db/client";
import { foldAllTallies } from "@/db/rollups/fold-tallies";
import type { WorkspaceScope } from "@/db/scope";
import { makeSurvey, storeScores, type TestResponse } from "@/db/testing/store-scores";
import { testDatabase } from "@/db/testing/test-database";
import type { MetricId } from "@/domain/metrics/metric-id";
import { computeMetric } from "@/features/dashboards/compute-metric";
import type { MetricQuery } from "@/features/dashboards/input";
import type { MetricAnswer } from "@/features/dashboards/metric-answer";

const { appDb, workerDb, makeWorkspace } = await testDatabase();
const calendar = { zone: "UTC", weekStart: 1, fiscalYearStart: 1 };
const NOW = new Date("2026-06-15T10:00:00Z");
const NPS = { id: "nps", kind: "nps", title: { en: "How likely?" } };
const NPS_SERIES = { question: "nps", scale: "nps", metric: "nps" } as const;

async function ask(
  scope: WorkspaceScope,
  query: Partial<MetricQuery> & { metric: MetricId },
  workspace = calendar,
): Promise<MetricAnswer> {
  const answer = await withTenant(appDb, scope, (tx) =>
    computeMetric(tx, scope, workspace, { filters: {}, ...query }, NOW),
  );
  if (answer === null) throw new Error("No such survey or question.");
  return answer;
}

/** So many responses of one score on one day. */
function times(n: number, day: string, score: number, rest: Partial<TestResponse> = {}): TestResponse[] {
  return Array.from({ length: n }, () => ({ day, scores: { nps: score }, ...rest }));
}

describe("computeMetric", () => {
  it("gives an NPS with its counts, its distribution and what was not counted", async () => {
    const scope = await makeWorkspace();
    const survey = await makeSurvey(appDb, scope, { questions: [NPS], series: [NPS_SERIES] });
    await storeScores(appDb, scope, survey, [
      ...times(5, "2026-05-04", 10),
      ...times(1, "2026-05-04", 9),
      ...times(2, "2026-05-05", 8),
      ...times(2, "2026-05-31", 0),
      ...times(2, "2026-05-06", 10, { state: "held" }),
      ...times(3, "2026-05-06", 0, { state: "test" }),
      ...times(1, "2026-05-06", 0, { state: "superseded" }),
      ...times(1, "2026-05-06", 0, { state: "excluded" }),
      { day: "2026-05-06", scores: { nps: null } },
      { day: "2026-05-06", scores: { nps: Number.NaN } },
      ...times(1, "2026-06-01", 0),
    ]);
    const answer = await ask(scope, { metric: "nps", survey, from: "2026-05-01", to: "2026-05-31" });
    // 6 promoters, 2 passives, 2 detractors of 10: 100 × (6 − 2) ÷ 10
    expect(answer).toMatchObject({
      metric: "nps",
      unit: "points",
      from: "2026-05-01",
      to: "2026-05-31",
      timeZone: "UTC",
      value: 40,
      n: 10,
      counts: { promoters: 6, passives: 2, detractors: 2 },
      missing: 1,
      invalid: 1,
      notApplicable: 0,
      excluded: 1,
      held: 2,
      superseded: 1,
      breaks: [],
      series: [],
      breakdown: [],
      comparison: null,
    });
    expect(answer.distribution).toEqual({
      "0": 2,
      "1": 0,
      "2": 0,
      "3": 0,
      "4": 0,
      "5": 0,
      "6": 0,
      "7": 0,
      "8": 2,
      "9": 1,
      "10": 5,
    });
    // Adjusted-Wald: p = 6.75/13, d = 2.75/13, centre 4/13, se = √((p + d − (p − d)²)/13) → 30.77 ± 1.96 × 22.12
    expect(answer.interval).toMatchObject({ level: 0.95, method: "adjusted_wald" });
    expect(answer.interval?.low).toBeCloseTo(-12.59, 1);
    expect(answer.interval?.high).toBeCloseTo(74.12, 1);
    // With the two held promoters: 100 × (8 − 2) ÷ 12
    expect(answer.also.withHeld).toMatchObject({ value: 50, n: 12 });
  });

  it("says nothing as nothing: no answers are null, never 0, and the unknown is null", async () => {
    const scope = await makeWorkspace();
    const survey = await makeSurvey(appDb, scope, { questions: [NPS], series: [NPS_SERIES] });
    const answer = await ask(scope, { metric: "nps", survey, from: "2026-05-01", to: "2026-05-02", interval: "day" });
    expect(answer).toMatchObject({ value: null, n: 0, interval: null, reason: "no_answers" });
    expect(answer.series.map((one) => [one.start, one.end, one.value, one.n])).toEqual([
      ["2026-05-01", "2026-05-01", null, 0],
      ["2026-05-02", "2026-05-02", null, 0],
    ]);
    await expect(ask(scope, { metric: "nps", survey, question: "other" })).rejects.toThrow("No such survey");
    await expect(ask(scope, { metric: "csat", survey })).rejects.toThrow("No such survey");
    expect(await ask(scope, { metric: "csat" })).toMatchObject({ value: null, n: 0 });
    const churn = await ask(scope, { metric: "customer_churn", compare: "previous_period", interval: "week" });
    expect(churn).toMatchObject({
      value: null,
      n: 0,
      reason: "no_denominator",
      counts: { numerator: 0, denominator: 0 },
    });
    expect(churn.comparison).toMatchObject({ difference: null, verdict: null });
  });

  it("finds nothing of another workspace", async () => {
    const [mine, other] = [await makeWorkspace(), await makeWorkspace()];
    const survey = await makeSurvey(appDb, other, { questions: [NPS], series: [NPS_SERIES] });
    await storeScores(appDb, other, survey, times(3, "2026-05-04", 10));
    await expect(ask(mine, { metric: "nps", survey })).rejects.toThrow("No such survey");
    expect(await ask(mine, { metric: "nps", from: "2026-05-01", to: "2026-05-31" })).toMatchObject({ n: 0 });
  });

  it("clips the first and the last period, and cuts fiscal quarters by the workspace's year", async () => {
    const scope = await makeWorkspace();
    const survey = await makeSurvey(appDb, scope, { questions: [NPS], series: [NPS_SERIES] });
    await storeScores(appDb, scope, survey, [
      ...times(1, "2026-01-14", 10),
      ...times(1, "2026-01-15", 10),
      ...times(1, "2026-01-31", 0),
      ...times(2, "2026-02-01", 9),
      ...times(1, "2026-03-10", 0),
      ...times(1, "2026-03-11", 0),
    ]);
    const asked = { metric: "nps", survey, from: "2026-01-15", to: "2026-03-10" } as const;
    const months = await ask(scope, { ...asked, interval: "month" });
    // January: one promoter, one detractor; February: two promoters; March: one detractor
    expect(months.series.map((one) => [one.start, one.end, one.value, one.n])).toEqual([
      ["2026-01-15", "2026-01-31", 0, 2],
      ["2026-02-01", "2026-02-28", 100, 2],
      ["2026-03-01", "2026-03-10", -100, 1],
    ]);
    const quarters = await ask(scope, { ...asked, interval: "quarter" }, { ...calendar, fiscalYearStart: 2 });
    expect(quarters.series.map((one) => [one.start, one.end, one.n])).toEqual([
      ["2026-01-15", "2026-01-31", 2],
      ["2026-02-01", "2026-03-10", 3],
    ]);
    const weeks = await ask(scope, { ...asked, interval: "week" }, { ...calendar, weekStart: 7 });
    expect(weeks.series.slice(0, 2).map((one) => [one.start, one.end])).toEqual([
      ["2026-01-15", "2026-01-17"],
      ["2026-01-18", "2026-01-24"],
    ]);
  });

  it("compares: previous whole month, the same days a year ago, overlapping ranges, a side without answers", async () => {
    const scope = await makeWorkspace();
    const survey = await makeSurvey(appDb, scope, { questions: [NPS], series: [NPS_SERIES] });
    await storeScores(appDb, scope, survey, [
      ...times(60, "2026-04-01", 10),
      ...times(40, "2026-04-30", 0),
      ...times(40, "2026-05-01", 10),
      ...times(60, "2026-05-31", 0),
      ...times(10, "2025-05-15", 9),
    ]);
    const may = { metric: "nps", survey, from: "2026-05-01", to: "2026-05-31" } as const;
    const month = await ask(scope, { ...may, compare: "previous_period" });
    // May 40 − 60 = −20, April 60 − 40 = +20
    expect(month.comparison).toMatchObject({
      value: 20,
      n: 100,
      difference: -40,
      verdict: "down",
      assessment: "worse",
    });
    expect(month.comparison?.pAdjusted).toBe(month.comparison?.pValue);
    const year = await ask(scope, { ...may, compare: "previous_year" });
    expect(year.comparison).toMatchObject({ value: 100, n: 10, difference: -120 });
    const long = await ask(scope, { ...may, from: "2025-05-01", compare: "previous_year" });
    // Thirteen months meet the thirteen before, of which May 2025 is in both
    expect(long).toMatchObject({ n: 210 });
    expect(long.comparison).toMatchObject({ n: 10, value: 100 });
    const march = await ask(scope, {
      metric: "nps",
      survey,
      from: "2026-03-01",
      to: "2026-03-31",
      compare: "previous_period",
    });
    expect(march.comparison).toEqual({
      value: null,
      n: 0,
      difference: null,
      interval: null,
      pValue: null,
      pAdjusted: null,
      verdict: null,
      assessment: null,
    });
  });

  it("corrects the verdicts of segments over those with answers on both sides", async () => {
    const scope = await makeWorkspace();
    const survey = await makeSurvey(appDb, scope, { questions: [NPS], series: [NPS_SERIES] });
    const side = (day: string, region: string, up: number, down: number) => [
      ...times(up, day, 10, { attributes: { region } }),
      ...times(down, day, 0, { attributes: { region } }),
    ];
    await storeScores(appDb, scope, survey, [
      ...side("2026-04-10", "North", 80, 20),
      ...side("2026-05-10", "North", 40, 60),
      ...side("2026-04-10", "South", 50, 50),
      ...side("2026-05-10", "South", 36, 64),
      ...side("2026-04-10", "West", 50, 50),
      ...side("2026-05-10", "West", 50, 50),
      ...side("2026-05-10", "New", 5, 5),
      ...side("2026-04-10", "Gone", 5, 5),
    ]);
    await foldAllTallies(workerDb);
    const answer = await ask(scope, {
      metric: "nps",
      survey,
      from: "2026-05-01",
      to: "2026-05-31",
      by: "region",
      compare: "previous_period",
    });
    expect(answer.breakdown.map((one) => [one.dimension, one.value, one.result.n])).toEqual([
      ["region", "Gone", 0],
      ["region", "New", 10],
      ["region", "North", 100],
      ["region", "South", 100],
      ["region", "West", 100],
    ]);
    const of = (value: string) => answer.breakdown.find((one) => one.value === value)?.result.comparison;
    expect(of("North")).toMatchObject({ difference: -80, verdict: "down", assessment: "worse" });
    // South: p = .045 alone; times 3/2 it is no clear change among three
    expect(of("South")?.pValue).toBeLessThan(0.05);
    expect(of("South")?.pAdjusted).toBeCloseTo(((of("South")?.pValue ?? 0) * 3) / 2, 10);
    expect(of("South")).toMatchObject({ difference: -28, verdict: "no clear change" });
    expect(of("New")).toMatchObject({ value: null, n: 0, difference: null, pAdjusted: null, verdict: null });
    expect(of("Gone")).toMatchObject({ value: 0, n: 10, difference: null, verdict: null });
    expect(answer.n).toBe(310);
  });

  it("pools equal scales and names the break; another scale is excluded, never pooled", async () => {
    const scope = await makeWorkspace();
    const question = { id: "csat", kind: "csat", scale: "1-10", title: { en: "How was it?" } };
    const base = { question: "csat", metric: "csat" } as const;
    const survey = await makeSurvey(appDb, scope, {
      questions: [question],
      series: [
        { ...base, ordinal: 1, scale: "csat-1-5", startedOn: "2026-01-01" },
        { ...base, ordinal: 2, scale: "csat-1-5", title: "How did we do?", startedOn: "2026-03-02" },
        { ...base, ordinal: 3, scale: "csat-1-10", title: "How did we do?", startedOn: "2026-05-01" },
      ],
    });
    const csat = (day: string, series: number, ...scores: number[]) =>
      scores.map((score) => ({ day, scores: { csat: score }, series: { csat: series } }));
    await storeScores(appDb, scope, survey, [
      ...csat("2026-02-10", 1, 5, 4, 1),
      ...csat("2026-03-10", 2, 5),
      ...csat("2026-05-10", 3, 10, 9, 8, 1),
    ]);
    const asked = { metric: "csat", survey, interval: "month" } as const;
    const early = await ask(scope, { ...asked, from: "2026-02-01", to: "2026-04-30" });
    expect(early).toMatchObject({
      value: 75,
      n: 4,
      counts: { satisfied: 3, neutral: 0, dissatisfied: 1 },
      excluded: 0,
    });
    expect(early.breaks).toEqual([{ day: "2026-03-02", reason: "new wording" }]);
    // mean of 5, 4, 1, 5
    expect(early.also.mean?.value).toBe(3.75);
    const all = await ask(scope, { ...asked, from: "2026-02-01", to: "2026-05-31" });
    expect(all).toMatchObject({ value: 50, n: 4, excluded: 4, counts: { satisfied: 2, neutral: 1, dissatisfied: 1 } });
    expect(Object.keys(all.distribution)).toHaveLength(10);
    expect(all.breaks.map((one) => one.reason)).toEqual(["new wording", "new scale"]);
    expect(all.series.map((one) => one.n)).toEqual([0, 0, 0, 4]);
  });

  it("counts several filters from the answers exactly as a recount by hand does", async () => {
    const scope = await makeWorkspace();
    const survey = await makeSurvey(appDb, scope, { questions: [NPS], series: [NPS_SERIES] });
    const regions = ["EMEA", "APAC"];
    const plans = ["team", "solo", "pro"];
    const responses = Array.from({ length: 240 }, (_, i) => ({
      day: `2026-05-${String(1 + (i % 20)).padStart(2, "0")}`,
      scores: { nps: (i * 7) % 11 },
      attributes: { region: regions[i % 2] ?? "", plan: plans[i % 3] ?? "" },
    }));
    await storeScores(appDb, scope, survey, responses);
    const mine = responses.filter((one) => one.attributes.region === "EMEA" && one.attributes.plan === "pro");
    const scores = mine.map((one) => one.scores.nps);
    const [up, down] = [scores.filter((s) => s >= 9).length, scores.filter((s) => s <= 6).length];
    const asked = { metric: "nps", survey, from: "2026-05-01", to: "2026-05-31" } as const;
    const both = await ask(scope, { ...asked, filters: { region: "EMEA", plan: "pro" } });
    expect(both).toMatchObject({ n: mine.length, value: (100 * (up - down)) / mine.length });
    const crossed = await ask(scope, { ...asked, filters: { region: "EMEA" }, by: "plan" });
    expect(crossed.breakdown.find((one) => one.value === "pro")?.result).toMatchObject({
      n: mine.length,
      value: both.value,
    });
    expect(crossed.breakdown.reduce((sum, one) => sum + one.result.n, 0)).toBe(crossed.n);
    expect(await ask(scope, { ...asked, filters: { region: "Nowhere" } })).toMatchObject({ n: 0, value: null });
    expect((await ask(scope, { ...asked, by: "nothing" })).breakdown).toEqual([]);
  });

  it("gives completion: completed over started", async () => {
    const scope = await makeWorkspace();
    const survey = await makeSurvey(appDb, scope, { questions: [NPS], series: [NPS_SERIES] });
    await storeScores(appDb, scope, survey, [
      ...times(3, "2026-05-04", 10),
      ...times(1, "2026-05-04", 10, { complete: false }),
    ]);
    const answer = await ask(scope, { metric: "completion_rate", survey, from: "2026-05-01", to: "2026-05-31" });
    expect(answer).toMatchObject({ value: 75, n: 4, unit: "percent", counts: { numerator: 3, denominator: 4 } });
    expect(answer.interval?.method).toBe("wilson");
  });

  it("without a survey takes the first such question of every survey on the latest scale", async () => {
    const scope = await makeWorkspace();
    const csat = (scale: "1-5" | "1-10") => ({ id: "csat", kind: "csat", scale, title: { en: "How was it?" } });
    const make = (scale: "1-5" | "1-10", startedOn: string) =>
      makeSurvey(appDb, scope, {
        questions: [csat(scale)],
        series: [{ question: "csat", metric: "csat", scale: `csat-${scale}`, startedOn }],
      });
    const [first, second, third] = [
      await make("1-5", "2026-01-01"),
      await make("1-10", "2026-02-01"),
      await make("1-5", "2026-03-01"),
    ];
    const give = (survey: string, score: number) =>
      storeScores(appDb, scope, survey, [{ day: "2026-05-01", scores: { csat: score } }]);
    await give(first, 5);
    await give(second, 10);
    await give(third, 1);
    const answer = await ask(scope, { metric: "csat", from: "2026-05-01", to: "2026-05-31" });
    expect(answer).toMatchObject({ value: 50, n: 2, excluded: 1 });
  });

  it("without days takes the last 28 complete days, or all since the first answer", async () => {
    const scope = await makeWorkspace();
    const young = await makeSurvey(appDb, scope, { questions: [NPS], series: [NPS_SERIES] });
    await storeScores(appDb, scope, young, [...times(1, "2026-06-10", 10), ...times(1, "2026-06-15", 10)]);
    expect(await ask(scope, { metric: "nps", survey: young })).toMatchObject({
      from: "2026-06-10",
      to: "2026-06-15",
      n: 2,
    });
    const old = await makeSurvey(appDb, scope, { questions: [NPS], series: [NPS_SERIES] });
    await storeScores(appDb, scope, old, [...times(1, "2026-01-10", 10), ...times(1, "2026-06-15", 10)]);
    expect(await ask(scope, { metric: "nps", survey: old })).toMatchObject({
      from: "2026-05-18",
      to: "2026-06-14",
      n: 0,
    });
  });
});
