import { describe, expect, it } from "vitest";
import { withTenant } from "@/db/client";
import { readOutlines } from "@/db/queries/read-outlines";
import { deleteSurvey } from "@/db/rollups/delete-survey";
import { mintScope } from "@/db/scope";
import { makeSurvey, storeScores, type TestResponse } from "@/db/testing/store-scores";
import { testDatabase } from "@/db/testing/test-database";
import { readOverview } from "@/features/dashboards/overview/read-overview";
import { readSharedOverview } from "@/features/dashboards/shared/overview/read-shared-overview";
import { toSharedOverview } from "@/features/dashboards/shared/overview/view";
import { dashboardWordsIn } from "@/features/dashboards/survey/dashboard-words";
import { applySettings } from "@/features/surveys/settings/apply-settings";
import { translatorIn } from "@/platform/i18n/translator";

const { appDb, makeWorkspace } = await testDatabase();
const workspace = { zone: "UTC", weekStart: 1, fiscalYearStart: 1 };
const NOW = new Date("2026-06-15T10:00:00Z");
const DAYS = { from: "2026-05-01", to: "2026-05-31" };
const QUESTIONS = [{ id: "nps", kind: "nps", title: { en: "How likely?" } }];

function many(n: number, score: number, team: string): TestResponse[] {
  return Array.from({ length: n }, () => ({ day: "2026-05-04", attributes: { team }, scores: { nps: score } }));
}

/** Two named surveys and an anonymous one; 3 of the board are too few. */
async function setUp() {
  const scope = await makeWorkspace();
  const series = [{ question: "nps", scale: "nps", metric: "nps" }] as const;
  for (const [name, anonymous, responses] of [
    ["One", false, [...many(30, 10, "sales"), ...many(3, 0, "board")]],
    ["Two", false, many(20, 2, "care")],
    ["Secret", true, many(50, 0, "sales")],
  ] as const) {
    const survey = await makeSurvey(appDb, scope, { questions: QUESTIONS, series, name });
    if (anonymous) await withTenant(appDb, scope, (tx) => applySettings(tx, scope, survey, { anonymous: true }, NOW));
    await storeScores(appDb, scope, survey, responses);
  }
  return scope;
}

async function share(showsNames: boolean, params: Record<string, string> = {}) {
  const scope = await setUp();
  const link = mintScope(scope.workspaceId, { kind: "link", linkId: scope.workspaceId });
  const asked = { params: Object.entries({ ...DAYS, by: "team", ...params }), showsNames };
  const read = await withTenant(appDb, link, (tx) => readSharedOverview(tx, link, workspace, asked, NOW));
  if (read === null) throw new Error("Nothing is shared.");
  const { data, query } = read;
  const own = await withTenant(appDb, scope, (tx) => readOverview(tx, scope, workspace, query, NOW));
  const words = { ...dashboardWordsIn("en"), overview: translatorIn("en", "overview") };
  const view = toSharedOverview(words, data, { workspace, query, asked, now: NOW, t: translatorIn("en", "share") });
  const nps = (of: typeof data) => of.numbers?.tiles.find(({ metric }) => metric === "nps")?.computed.answer;
  return { view, shared: nps(data), own: nps(own), groups: data.numbers?.main?.groups?.segments };
}

describe("a shared overview", () => {
  it("pools what the screen pools, and never an anonymous survey", async () => {
    const { shared, own } = await share(true);
    // 30 promoters, 23 detractors: 100 × 7 ÷ 53.
    expect(shared).toMatchObject({ n: 53, value: (100 * 7) / 53 });
    expect(shared?.value).toBe(own?.value);
    expect(shared?.interval).toEqual(own?.interval);
  });

  it("hides small groups, and what would tell of them", async () => {
    const { groups } = await share(true);
    const hidden = groups?.filter(({ result }) => result.suppressed).map(({ value }) => value);
    // 3 of the board, and the next smallest, care with 20, from which they would follow.
    expect(hidden?.sort()).toEqual(["board", "care"]);
  });

  it("is nothing once the one survey it was of is gone, instead of all the others", async () => {
    const scope = await setUp();
    const link = mintScope(scope.workspaceId, { kind: "link", linkId: scope.workspaceId });
    const [survey] = await withTenant(appDb, scope, (tx) => readOutlines(tx, scope));
    const asked = { params: Object.entries({ ...DAYS, survey: survey?.id ?? "" }), showsNames: true };
    const read = () => withTenant(appDb, link, (tx) => readSharedOverview(tx, link, workspace, asked, NOW));
    expect((await read())?.data.surveys.map(({ id }) => id)).toEqual([survey?.id]);
    await withTenant(appDb, scope, (tx) => deleteSurvey(tx, scope, survey?.id ?? ""));
    expect(await read()).toBeNull();
  });

  it("leads nowhere, and names nobody where the link does not", async () => {
    const { view } = await share(false, { "filter.team": "sales" });
    expect(view.scope).toContain("1 filter");
    expect(JSON.stringify(view)).not.toMatch(/href|\/surveys|sales|care|board|Secret/);
    expect(JSON.stringify((await share(true)).view)).not.toMatch(/href|\/surveys/);
  });
});
