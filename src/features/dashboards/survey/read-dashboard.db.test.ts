import { describe, expect, it } from "vitest";
import { withReads, withTenant } from "@/db/client";
import { makeSurvey, storeScores } from "@/db/testing/store-scores";
import { testDatabase } from "@/db/testing/test-database";
import { computeMetric } from "@/features/dashboards/compute-metric";
import { dashboardWordsIn } from "@/features/dashboards/survey/dashboard-words";
import { readDashboardQuery } from "@/features/dashboards/survey/input";
import { readDashboard } from "@/features/dashboards/survey/read-dashboard";
import { toDashboardView } from "@/features/dashboards/survey/view";

const { appDb, makeWorkspace } = await testDatabase();
const workspace = { zone: "UTC", weekStart: 1, fiscalYearStart: 1 };
const NOW = new Date("2026-06-15T10:00:00Z");
const questions = [
  { id: "nps", kind: "nps", title: { en: "How likely are you to recommend {brand}?" } },
  { id: "why", kind: "long_text", title: { en: "Why?" } },
];
const series = [{ question: "nps", scale: "nps", metric: "nps" }] as const;

async function open(
  scope: Awaited<ReturnType<typeof makeWorkspace>>,
  survey: string,
  raw: Record<string, string> = {},
) {
  const { query, ignored } = readDashboardQuery(raw);
  const data = await withReads(appDb, scope, (tx) => readDashboard(tx, scope, workspace, survey, query, NOW));
  if (data === null) throw new Error("No such survey.");
  // In turn, as for a file, it is the same.
  expect(await withTenant(appDb, scope, (tx) => readDashboard(tx, scope, workspace, survey, query, NOW))).toEqual(data);
  const context = {
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
  };
  return { data, view: toDashboardView(data, context) };
}

describe("readDashboard", () => {
  it("is not empty while nobody has answered, and shows test answers as such", async () => {
    const scope = await makeWorkspace();
    const survey = await makeSurvey(appDb, scope, { questions, series });
    await storeScores(appDb, scope, survey, [
      { day: "2026-06-14", scores: { nps: 9 }, state: "test" },
      { day: "2026-06-14", scores: { nps: 3 }, state: "test" },
    ]);
    const { view } = await open(scope, survey);
    expect(view.body).toBeNull();
    expect(view).toMatchObject({
      tests: "2 test answers, never counted.",
      question: "How likely are you to recommend Test?",
    });
  });

  it("shows the numbers that the API gives, with comments beside their scores", async () => {
    const scope = await makeWorkspace();
    const survey = await makeSurvey(appDb, scope, { questions, series });
    await storeScores(appDb, scope, survey, [
      ...Array.from({ length: 12 }, (_, place) => ({
        day: `2026-06-${String(place + 1).padStart(2, "0")}`,
        scores: { nps: place < 8 ? 10 : 2 },
        ...(place > 9 ? { texts: { why: `<b>comment</b> ${place}` } } : {}),
        attributes: { plan: place % 2 ? "team" : "solo", region: "EMEA" },
        complete: place !== 0,
      })),
      { day: "2026-06-14", scores: { nps: 0 }, texts: { why: "held back" }, state: "held" },
      { day: "2026-06-14", scores: { nps: 0 }, texts: { why: "only a test" }, state: "test" },
      { day: "2026-04-01", scores: { nps: 10 } },
      { day: "2026-06-15", scores: { nps: 10 } },
    ]);
    const { data, view } = await open(scope, survey, { by: "plan" });
    const answer = await withTenant(appDb, scope, (tx) =>
      computeMetric(
        tx,
        scope,
        workspace,
        {
          metric: "nps",
          survey,
          from: "2026-05-18",
          to: "2026-06-14",
          by: "plan",
          interval: "week",
          compare: "previous_period",
          filters: {},
        },
        NOW,
      ),
    );
    expect(data.numbers?.score.answer).toEqual(answer);
    const body = view.body;
    // 8 promoters and 4 detractors of 12: 100 × 4 ÷ 12
    expect(body?.headline.number).toMatchObject({ value: "+33", count: "12 answers" });
    expect(body?.headline.today).toBe("1 more today");
    expect(body?.headline.beside.map((one) => [one.label, one.number.value])).toEqual([
      ["Completion", "92"],
      ["With the 1 held", "+23"],
    ]);
    expect(body?.comments.list.map((one) => [one.text, one.score, one.group])).toEqual([
      ["<b>comment</b> 11", "2", "low"],
      ["<b>comment</b> 10", "2", "low"],
    ]);
    expect(body?.ledger.lines.map((line) => [line.label, line.n])).toEqual([
      ["Received", "13"],
      ["Held for review", "−1"],
      ["Counted", "12"],
    ]);
    expect(body?.footer.join(" ")).toContain("Not counted: 1 held for review, 1 test.");
    expect(JSON.stringify(view)).not.toMatch(/NaN|Infinity|undefined|\[object/);
  });

  it("filters by a segment, also with another breakdown, and says where nothing is", async () => {
    const scope = await makeWorkspace();
    const survey = await makeSurvey(appDb, scope, { questions, series });
    await storeScores(
      appDb,
      scope,
      survey,
      Array.from({ length: 24 }, (_, place) => ({
        day: "2026-01-10",
        scores: { nps: place % 2 ? 10 : 0 },
        attributes: { plan: place % 2 ? "team" : "solo", region: place % 3 ? "EMEA" : "APAC" },
      })),
    );
    const year = { from: "2026-01-01", to: "2026-12-31" };
    const { view } = await open(scope, survey, { ...year, by: "region", "filter.plan": "team" });
    expect(view.body?.headline.number.value).toBe("+100");
    expect(view.body?.groups?.rows.map((row) => [row.label, row.countText])).toEqual([
      ["APAC", "4"],
      ["EMEA", "8"],
    ]);
    const usual = (await open(scope, survey)).view;
    expect(usual.body).toMatchObject({ answered: false, verdict: "No answers in these days." });
    expect(usual.body?.headline.elsewhere.map((one) => one.href)).toContain(
      `/w/test/surveys/${survey}?from=2026-01-01&to=2026-12-31`,
    );
  });

  it("knows nothing of another workspace's survey", async () => {
    const [mine, other] = [await makeWorkspace(), await makeWorkspace()];
    const survey = await makeSurvey(appDb, other, { questions, series });
    await expect(open(mine, survey)).rejects.toThrow("No such survey");
  });
});
