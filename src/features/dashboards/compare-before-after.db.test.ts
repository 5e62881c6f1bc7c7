import { expect, test } from "vitest";
import { withTenant } from "@/db/client";
import type { WorkspaceScope } from "@/db/scope";
import { makeSurvey, storeScores, type TestResponse } from "@/db/testing/store-scores";
import { testDatabase } from "@/db/testing/test-database";
import { type BeforeAfterQuestion, compareBeforeAfter } from "@/features/dashboards/compare-before-after";

const { appDb, makeWorkspace } = await testDatabase();
const CSAT = { id: "csat", kind: "csat", title: { en: "How satisfied?" } };
const CSAT_SERIES = { question: "csat", scale: "csat-1-5", metric: "csat" } as const;
const BEFORE = { from: "2026-05-01", to: "2026-05-28" };
const AFTER = { from: "2026-06-01", to: "2026-06-28" };

/** So many satisfied of so many, of one team on one day; without a team nobody knows where they belong. */
function answers(day: string, team: string | null, satisfied: number, n: number): TestResponse[] {
  return Array.from({ length: n }, (_, i) => ({
    day,
    scores: { csat: i < satisfied ? 5 : 1 },
    ...(team === null ? {} : { attributes: { team } }),
  }));
}

function compare(scope: WorkspaceScope, survey: string, more: Partial<BeforeAfterQuestion> = {}) {
  const group = { name: "team", value: "email" };
  const question = {
    metric: "csat",
    survey,
    filters: {},
    group,
    before: BEFORE,
    after: AFTER,
    today: "2026-07-21",
    ...more,
  } as const;
  return withTenant(appDb, scope, (tx) => compareBeforeAfter(tx, scope, question));
}

test("those concerned beside the others, unknown ones on neither side; everybody alone; a question that changed", async () => {
  const scope = await makeWorkspace();
  const survey = await makeSurvey(appDb, scope, {
    questions: [CSAT],
    series: [CSAT_SERIES, { ...CSAT_SERIES, ordinal: 2, startedOn: "2026-07-10" }],
  });
  await storeScores(appDb, scope, survey, [
    ...answers("2026-05-10", "email", 28, 40),
    ...answers("2026-06-10", "email", 36, 40),
    ...answers("2026-05-10", "chat", 45, 60),
    ...answers("2026-06-10", "phone", 46, 60),
    ...answers("2026-06-10", null, 0, 30),
  ]);
  const found = await compare(scope, survey);
  expect(found).toMatchObject({
    concerned: { before: { value: 70, n: 40 }, after: { value: 90, n: 40 } },
    rest: { before: { value: 75, n: 60 }, after: { n: 60 } },
    suppressed: false,
    broken: false,
  });
  // (90 − 70) − (76.7 − 75)
  expect(found?.change.difference).toBeCloseTo(20 - (100 * 46) / 60 + 75, 9);
  const all = await compare(scope, survey, { group: null });
  expect(all?.rest).toBeNull();
  expect(all?.change.difference).toBeCloseTo(100 * (82 / 130 - 73 / 100), 9);
  expect((await compare(scope, survey, { after: { from: "2026-07-01", to: "2026-07-20" } }))?.broken).toBe(true);
  expect(await compare(scope, survey, { metric: "nps" })).toBeNull();
});

test("other workspaces' surveys are not found", async () => {
  const [scope, other] = [await makeWorkspace(), await makeWorkspace()];
  const survey = await makeSurvey(appDb, scope, { questions: [CSAT], series: [CSAT_SERIES] });
  expect(await compare(other, survey)).toBeNull();
});
