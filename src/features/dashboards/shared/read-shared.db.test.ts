import { describe, expect, it } from "vitest";
import { withTenant } from "@/db/client";
import { mintScope } from "@/db/scope";
import { makeSurvey, storeScores, type TestResponse } from "@/db/testing/store-scores";
import { testDatabase } from "@/db/testing/test-database";
import { computeMetric } from "@/features/dashboards/compute-metric";
import { readShared } from "@/features/dashboards/shared/read-shared";
import { toSharedDashboard } from "@/features/dashboards/shared/view";
import { dashboardWordsIn } from "@/features/dashboards/survey/dashboard-words";
import { translatorIn } from "@/platform/i18n/translator";

const { appDb, makeWorkspace } = await testDatabase();
const workspace = { zone: "UTC", weekStart: 1, fiscalYearStart: 1 };
const NOW = new Date("2026-06-15T10:00:00Z");
const DAYS = { from: "2026-05-01", to: "2026-05-31" };
const QUESTIONS = [
  { id: "nps", kind: "nps", title: { en: "How likely?" } },
  { id: "why", kind: "long_text", title: { en: "Why?" } },
];

function many(n: number, team: string, score: number): TestResponse[] {
  const one = { day: "2026-05-04", attributes: { team }, scores: { nps: score }, texts: { why: `Words of ${team}.` } };
  return Array.from({ length: n }, () => one);
}

/** A survey that is not anonymous: 40 of sales, 12 of care, 3 of the board. */
async function shared(
  params: Record<string, string>,
  shows: { showsComments?: boolean; showsNames?: boolean } = {},
  responses: readonly TestResponse[] = [...many(40, "sales", 9), ...many(12, "care", 2), ...many(3, "board", 0)],
) {
  const scope = await makeWorkspace();
  const surveyId = await makeSurvey(appDb, scope, {
    questions: QUESTIONS,
    series: [{ question: "nps", scale: "nps", metric: "nps" }],
  });
  await storeScores(appDb, scope, surveyId, responses);
  const link = mintScope(scope.workspaceId, { kind: "link", linkId: surveyId });
  const asked = {
    surveyId,
    params: Object.entries({ ...DAYS, ...params }),
    showsComments: false,
    showsNames: true,
    ...shows,
    nameless: { attribute: "group", group: (place: number) => `Group ${place}` },
  };
  const read = await withTenant(appDb, link, (tx) => readShared(tx, link, workspace, asked, NOW));
  if (read === null) throw new Error("No such survey.");
  const view = toSharedDashboard(read.data, {
    workspace,
    query: read.query,
    asked,
    now: NOW,
    t: translatorIn("en", "share"),
    words: dashboardWordsIn("en"),
  });
  return { scope, surveyId, numbers: read.data.numbers, view };
}

describe("a shared dashboard", () => {
  it("gives the number of the screen, and hides groups as an anonymous survey does", async () => {
    const { scope, surveyId, numbers } = await shared({ by: "team" });
    const own = await withTenant(appDb, scope, (tx) =>
      computeMetric(tx, scope, workspace, { metric: "nps", survey: surveyId, ...DAYS, by: "team", filters: {} }, NOW),
    );
    expect(numbers?.score.answer).toMatchObject({ value: own?.value, n: 55, interval: own?.interval });
    // 3 are too few, and from 55, 40 and 12 they would follow.
    const told = Object.fromEntries(
      numbers?.score.answer.breakdown.map(({ value, result }) => [value, result.suppressed === true]) ?? [],
    );
    expect(told).toEqual({ sales: false, care: true, board: true });
    expect(own?.breakdown.filter(({ result }) => result.suppressed)).toEqual([]);
  });

  it("says nothing where a filter leaves too few, and names no survey as anonymous that is none", async () => {
    const { numbers, view } = await shared({ "filter.team": "board" });
    expect(numbers?.score.answer).toMatchObject({ value: null, suppressed: true });
    expect(view.body).toMatchObject({ verdict: "Too few answers to show.", answered: false });
    expect(JSON.stringify(view)).not.toContain("anonymous");
  });

  it("shows comments only where the link does, without who or when", async () => {
    expect((await shared({})).view.body?.comments).toBeNull();
    const { view } = await shared({}, { showsComments: true });
    expect(view.body?.comments).toHaveLength(6);
    expect(view.body?.comments?.every(({ when, attributes }) => when === "" && attributes.length === 0)).toBe(true);
  });

  it("names no group, no attribute and no filter where the link does not", async () => {
    const { view } = await shared({ by: "team", "filter.team": "sales" }, { showsNames: false });
    expect(view.scope).toContain("1 filter");
    const all = await shared({ by: "team" }, { showsNames: false });
    expect(all.view.body?.groups?.rows.map(({ label }) => label).sort()).toEqual(["Group 1", "Group 2", "Group 3"]);
    for (const said of [JSON.stringify(view), JSON.stringify(all.view)])
      expect(said).not.toMatch(/team|sales|care|board/);
  });

  it("leads nowhere", async () => {
    const { view } = await shared({ by: "team" }, { showsComments: true });
    expect(JSON.stringify(view)).not.toMatch(/href|\/surveys\/|\/w\//i);
  });
});
