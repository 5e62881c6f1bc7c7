import { describe, expect, it } from "vitest";
import { withTenant } from "@/db/client";
import { replacePopulation } from "@/db/queries/population-shares";
import { mintScope } from "@/db/scope";
import { makeSurvey, storeScores, type TestResponse } from "@/db/testing/store-scores";
import { testDatabase } from "@/db/testing/test-database";
import { pageWordsIn } from "@/features/dashboards/compare/page-words";
import { readComparison } from "@/features/dashboards/compare/read-comparison";
import { readSharedComparison } from "@/features/dashboards/shared/compare/read-shared-comparison";
import { toSharedComparison } from "@/features/dashboards/shared/compare/view";
import { translatorIn } from "@/platform/i18n/translator";

const { appDb, makeWorkspace } = await testDatabase();
const workspace = { zone: "UTC", weekStart: 1, fiscalYearStart: 1 };
const NOW = new Date("2026-06-15T10:00:00Z");
const MONTHS = {
  from: "2026-05-01",
  to: "2026-05-31",
  compare: "days",
  "vs.from": "2026-04-01",
  "vs.to": "2026-04-30",
};
const QUESTIONS = [{ id: "nps", kind: "nps", title: { en: "How likely?" } }];
const SERIES = [{ question: "nps", scale: "nps", metric: "nps" }] as const;

function many(day: string, n: number, team: string, score: number): TestResponse[] {
  return Array.from({ length: n }, () => ({ day, attributes: { team }, scores: { nps: score } }));
}

/** Sales and care in both months; three of the board in May, who are too few to be told. */
const RESPONSES = [
  ...many("2026-04-04", 30, "sales", 9),
  ...many("2026-04-04", 30, "care", 2),
  ...many("2026-05-04", 40, "sales", 9),
  ...many("2026-05-04", 12, "care", 2),
  ...many("2026-05-04", 3, "board", 0),
];

async function shared(params: Record<string, string>, { showsNames = true, known = false } = {}) {
  const scope = await makeWorkspace();
  const survey = await makeSurvey(appDb, scope, { questions: QUESTIONS, series: SERIES });
  await storeScores(appDb, scope, survey, RESPONSES);
  const groups = [
    { value: "sales", amount: 50 },
    { value: "care", amount: 40 },
    { value: "board", amount: 10 },
  ];
  if (known)
    await withTenant(appDb, scope, (tx) =>
      replacePopulation(tx, scope, survey, { dimension: "team", unit: "customers", asOf: "2026-05-01", groups }),
    );
  const link = mintScope(scope.workspaceId, { kind: "link", linkId: survey });
  const asked = {
    surveyId: survey,
    params: Object.entries({ ...MONTHS, ...params }),
    showsNames,
    nameless: { attribute: "group", group: (place: number) => `Group ${place}` },
  };
  const read = await withTenant(appDb, link, (tx) => readSharedComparison(tx, link, workspace, asked, NOW));
  if (read === null) throw new Error("No such survey.");
  const own = await withTenant(appDb, scope, (tx) => readComparison(tx, scope, workspace, survey, read.query, NOW));
  if (own === null) throw new Error("No such survey.");
  const view = toSharedComparison(read, {
    workspace,
    now: NOW,
    t: translatorIn("en", "share"),
    words: pageWordsIn("en"),
  });
  return { shared: read.found, own, view };
}

describe("a shared comparison", () => {
  it("gives both numbers and the change of the screen", async () => {
    const { shared: link, own, view } = await shared({ by: "team" });
    // 40 promoters, 15 detractors of 55; 30 and 30 of 60.
    expect(link.current.answer.value).toBeCloseTo((100 * 25) / 55, 10);
    expect(link.current.answer.value).toBe(own.current.answer.value);
    expect(link.comparison).toEqual(own.comparison);
    expect(view.scope).toEqual(["May 2026, everyone", "compared with April 2026, everyone"]);
    expect(view.outcome.verdict).toMatch(/^Better: NPS/);
  });

  it("hides groups of fewer than five, and the one that would follow from them", async () => {
    const { shared: link, own, view } = await shared({ by: "team" });
    const told = Object.fromEntries(link.segments.map(({ value, result }) => [value, result.suppressed === true]));
    expect(told).toEqual({ sales: false, care: true, board: true });
    expect(own.segments.filter(({ result }) => result.suppressed)).toEqual([]);
    // The split still adds up: the two that are hidden stand in it as one.
    expect(view.split?.parts.map(({ kind }) => kind).sort()).toEqual(["hidden", "value"]);
  });

  it("says nothing of a side of three, nor of the other where it would tell", async () => {
    const { view } = await shared({ compare: "segment", "filter.team": "board", "vs.filter.team": "sales" });
    expect(view.outcome).toMatchObject({ verdict: expect.stringContaining("Too few"), change: null });
    expect(view.sides[0].number).toMatchObject({ value: null, hidden: true });
    expect(view.weighing).toBeNull();
    // It is hidden because it is shared: nobody is told that the survey was anonymous.
    expect(JSON.stringify([view, (await shared({ by: "team", weigh: "other" })).view])).not.toContain("anonymous");
  });

  it("names no attribute, no group and no filter where the link does not", async () => {
    const said = [
      await shared({ by: "team" }, { showsNames: false, known: true }),
      await shared({ compare: "segment", "filter.team": "sales", "vs.filter.team": "care" }, { showsNames: false }),
    ].map(({ view }) => view);
    for (const view of said) expect(JSON.stringify(view)).not.toMatch(/team|sales|care|board/);
    expect(said[0]?.groups?.rows.map(({ value }) => value).sort()).toEqual(["Group 1", "Group 2", "Group 3"]);
    expect(said[1]?.sides.map(({ people }) => people)).toEqual(["Group 1", "Group 2"]);
    expect(said[0]?.missing).not.toBeNull();
  });

  it("leads nowhere", async () => {
    const { view } = await shared({ by: "team" }, { known: true });
    expect(view.sides.map(({ href }) => href)).toEqual([null, null]);
    expect(JSON.stringify(view)).not.toMatch(/\/surveys\/|\/w\//i);
  });
});
