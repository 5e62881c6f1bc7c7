import { describe, expect, it } from "vitest";
import { withTenant } from "@/db/client";
import type { WorkspaceScope } from "@/db/scope";
import { makeSurvey, storeScores, type TestResponse } from "@/db/testing/store-scores";
import { testDatabase } from "@/db/testing/test-database";
import { answerMetricRequest } from "@/features/dashboards/answer-metric-request";
import { metricReplySchema } from "@/features/dashboards/describe-api";
import { readDashboardQuery } from "@/features/dashboards/survey/input";
import { readDashboard } from "@/features/dashboards/survey/read-dashboard";
import { applySettings } from "@/features/surveys/settings/apply-settings";
import { checkQuery } from "@/platform/http/read-query";

const { appDb, makeWorkspace } = await testDatabase();
const QUESTIONS = [
  { id: "nps", kind: "nps", title: { en: "How likely?" } },
  { id: "why", kind: "long_text", title: { en: "Why?" } },
];
const SERIES = { question: "nps", scale: "nps", metric: "nps" } as const;
const NOW = new Date("2026-06-15T10:00:00Z");
const HIDDEN = { value: null, n: null, interval: null, suppressed: true };

async function get(scope: WorkspaceScope, path: string) {
  const url = new URL(`http://candor.test/api/v1/metrics/nps?from=2026-05-01&to=2026-05-31&${path}`);
  const query: Parameters<typeof answerMetricRequest>[0]["query"] = (schema) => checkQuery(schema, url.searchParams);
  const reply = await answerMetricRequest({ db: appDb, scope, params: { metric: "nps" }, url, now: NOW, query });
  const body = await reply.json();
  return metricReplySchema.parse(body);
}

function many(n: number, one: Omit<TestResponse, "scores">, score = 9): TestResponse[] {
  return Array.from({ length: n }, () => ({ ...one, scores: { nps: score }, texts: { why: "Words." } }));
}

/** 40 of sales, 12 of care, 3 of the board: the golden example. */
async function anonymous(more: readonly TestResponse[] = []): Promise<{ scope: WorkspaceScope; survey: string }> {
  const scope = await makeWorkspace();
  const survey = await makeSurvey(appDb, scope, { questions: QUESTIONS, series: [SERIES] });
  await withTenant(appDb, scope, (tx) => applySettings(tx, scope, survey, { anonymous: true }, NOW));
  await storeScores(appDb, scope, survey, [
    ...many(40, { day: "2026-05-04", attributes: { team: "sales" } }),
    ...many(12, { day: "2026-05-12", attributes: { team: "care" } }, 2),
    ...many(3, { day: "2026-05-20", attributes: { team: "board" } }, 0),
    ...more,
  ]);
  return { scope, survey };
}

function groupOf(answer: Awaited<ReturnType<typeof get>>, value: string) {
  return answer.breakdown.find((one) => one.value === value)?.result;
}

describe("an anonymous survey", () => {
  it("hides a small group, and the next smallest from which it would follow", async () => {
    const { scope, survey } = await anonymous();
    const answer = await get(scope, `survey=${survey}&by=team`);
    expect(answer).toMatchObject({ n: 55 });
    expect(groupOf(answer, "sales")).toMatchObject({ n: 40, value: 100 });
    expect(groupOf(answer, "care")).toEqual({ ...HIDDEN, counts: {} });
    expect(groupOf(answer, "board")).toEqual({ ...HIDDEN, counts: {} });
  });

  it("tells by a filter nothing from which the few without the attribute would follow", async () => {
    const scope = await makeWorkspace();
    const survey = await makeSurvey(appDb, scope, { questions: QUESTIONS, series: [SERIES] });
    await withTenant(appDb, scope, (tx) => applySettings(tx, scope, survey, { anonymous: true }, NOW));
    await storeScores(appDb, scope, survey, [
      ...many(20, { day: "2026-05-04", attributes: { site: "Berlin" } }),
      ...many(2, { day: "2026-05-04", attributes: {} }, 0),
    ]);
    expect(await get(scope, `survey=${survey}`)).toMatchObject({ n: 22 });
    expect(await get(scope, `survey=${survey}&filter.site=Berlin`)).toMatchObject({ ...HIDDEN, counts: {} });
  });

  it("tells by a filter no more than by groups", async () => {
    const { scope, survey } = await anonymous();
    for (const team of ["care", "board"]) {
      const answer = await get(scope, `survey=${survey}&filter.team=${team}&interval=week&by=team`);
      expect(answer, team).toMatchObject({ ...HIDDEN, counts: {}, distribution: {}, also: {}, missing: null });
      expect(answer.series.every((one) => one.suppressed === true || one.n === 0)).toBe(true);
      expect(answer.breakdown.every((one) => one.result.suppressed)).toBe(true);
    }
    expect(await get(scope, `survey=${survey}&filter.team=sales`)).toMatchObject({ n: 40 });
    expect(await get(scope, `survey=${survey}&filter.team=nobody`)).toMatchObject({ n: 0, value: null });
  });

  it("hides small periods, and a comparison with too few", async () => {
    const { scope, survey } = await anonymous(many(2, { day: "2026-04-10", attributes: { team: "sales" } }));
    const answer = await get(scope, `survey=${survey}&interval=week&compare=previous_period&by=team`);
    const told = answer.series.map(({ start, n, suppressed }) => [start, suppressed ? "hidden" : n]);
    expect(told).toEqual([
      ["2026-05-01", 0],
      ["2026-05-04", 40],
      ["2026-05-11", "hidden"],
      ["2026-05-18", "hidden"],
      ["2026-05-25", 0],
    ]);
    expect(answer.comparison).toMatchObject({ ...HIDDEN, difference: null, pValue: null, verdict: null });
    expect(groupOf(answer, "sales")).toMatchObject({ n: 40, comparison: HIDDEN });
  });

  it("tells nothing while fewer than its minimum have answered, also when that was raised", async () => {
    const scope = await makeWorkspace();
    const survey = await makeSurvey(appDb, scope, { questions: QUESTIONS, series: [SERIES] });
    await withTenant(appDb, scope, (tx) => applySettings(tx, scope, survey, { anonymous: true }, NOW));
    await storeScores(appDb, scope, survey, many(4, { day: "2026-05-04" }));
    expect(await get(scope, `survey=${survey}`)).toMatchObject({ ...HIDDEN, held: null });
    await storeScores(appDb, scope, survey, many(1, { day: "2026-05-04" }));
    expect(await get(scope, `survey=${survey}`)).toMatchObject({ n: 5, value: 100 });
    await withTenant(appDb, scope, (tx) => applySettings(tx, scope, survey, { minimumGroup: 6 }, NOW));
    expect(await get(scope, `survey=${survey}`)).toMatchObject(HIDDEN);
  });

  it("does not say by 'with those held' what the few who are held gave", async () => {
    const { scope, survey } = await anonymous(many(2, { day: "2026-05-04", state: "held" }, 0));
    const answer = await get(scope, `survey=${survey}`);
    expect(answer).toMatchObject({ n: 55, held: 2 });
    expect(answer.also).not.toHaveProperty("withHeld");
  });

  it("stands alone: a number over all surveys leaves it out", async () => {
    const { scope, survey } = await anonymous();
    expect(await get(scope, "")).toMatchObject({ n: 55 });
    const usual = await makeSurvey(appDb, scope, { questions: QUESTIONS, series: [SERIES] });
    await storeScores(appDb, scope, usual, many(2, { day: "2026-05-04" }));
    expect(await get(scope, "")).toMatchObject({ n: 2 });
    expect(await get(scope, `survey=${usual}&by=team`)).toMatchObject({ n: 2 });
    expect(await get(scope, `survey=${survey}`)).toMatchObject({ n: 55 });
  });

  it("shows words of enough people, of a small group none", async () => {
    const { scope, survey } = await anonymous();
    const workspace = { zone: "UTC", weekStart: 1, fiscalYearStart: 1, rangeDays: 28 };
    const read = async (raw: Record<string, string>) => {
      const { query } = readDashboardQuery({ from: "2026-05-01", to: "2026-05-31", ...raw });
      const data = await withTenant(appDb, scope, (tx) => readDashboard(tx, scope, workspace, survey, query, NOW));
      return data?.numbers;
    };
    const all = await read({});
    expect(all?.comments).toHaveLength(6);
    const ids = all?.comments.map((one) => one.responseId) ?? [];
    expect(ids).toEqual([...ids].sort().reverse());
    const board = await read({ "filter.team": "board" });
    expect(board?.score.answer.suppressed).toBe(true);
    expect(board?.comments).toEqual([]);
    expect(board?.score.tally.counts.every((n) => n === 0)).toBe(true);
  });
});
