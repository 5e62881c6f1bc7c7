import { expect, it } from "vitest";
import { withTenant } from "@/db/client";
import type { WorkspaceScope } from "@/db/scope";
import { makeSurvey, storeScores, type TestResponse } from "@/db/testing/store-scores";
import { testDatabase } from "@/db/testing/test-database";
import type { PlannedMetric } from "@/features/explain/planner/input";
import { readLevel } from "@/features/explain/planner/read-level";

const { appDb, makeWorkspace } = await testDatabase();
const NOW = new Date("2026-06-15T10:00:00Z");
const NPS = { id: "nps", kind: "nps", title: { en: "How likely?" } };
const EASE = { id: "ease", kind: "ces", scale: "1-5", title: { en: "How easy?" } };

const read = (scope: WorkspaceScope, metric: PlannedMetric, survey: string | null = null) =>
  withTenant(appDb, scope, (tx) => readLevel(tx, scope, { zone: "UTC" }, { metric, survey }, NOW));

function times(n: number, day: string, question: string, score: number, series = 1): TestResponse[] {
  return Array.from({ length: n }, () => ({ day, scores: { [question]: score }, series: { [question]: series } }));
}

it("is null where nobody answered, and under ten answers", async () => {
  const scope = await makeWorkspace();
  expect(await read(scope, "nps")).toBeNull();
  const survey = await makeSurvey(appDb, scope, {
    questions: [NPS],
    series: [{ question: "nps", scale: "nps", metric: "nps" }],
  });
  expect(await read(scope, "nps")).toBeNull();
  await storeScores(appDb, scope, survey, times(9, "2026-06-01", "nps", 10));
  expect(await read(scope, "nps")).toBeNull();
  expect(await read(scope, "ces")).toBeNull();
});

it("is the survey that was named, else the one answered last, over the last 28 complete days", async () => {
  const scope = await makeWorkspace();
  const series = [{ question: "nps", scale: "nps", metric: "nps" }] as const;
  const first = await makeSurvey(appDb, scope, { name: "First", questions: [NPS], series });
  const second = await makeSurvey(appDb, scope, { name: "Second", questions: [NPS], series });
  await storeScores(appDb, scope, first, [
    ...times(50, "2026-04-01", "nps", 0), // before the range
    ...times(6, "2026-06-01", "nps", 10),
    ...times(3, "2026-06-01", "nps", 7),
    ...times(3, "2026-06-14", "nps", 2),
    ...times(5, "2026-06-15", "nps", 0), // today is not complete
  ]);
  await storeScores(appDb, scope, second, times(20, "2026-03-20", "nps", 10));
  // 100·(6 − 3)/12 = 25; 3 of 12 Passives.
  expect(await read(scope, "nps")).toEqual({
    surveyId: first,
    surveyName: "First",
    scale: "nps",
    from: "2026-05-18",
    to: "2026-06-14",
    n: 12,
    value: 25,
    passives: 0.25,
    sd: expect.any(Number),
  });
  // A survey that rests is known by the 28 days up to its last answer; all Promoters leave no spread.
  const rests = await read(scope, "nps", second);
  expect(rests).toMatchObject({ surveyName: "Second", from: "2026-02-21", to: "2026-03-20", n: 20, value: 100 });
  expect(rests?.sd).toBeNull();
  // Another workspace's survey is none of ours.
  expect((await read(await makeWorkspace(), "nps", first))?.surveyId).toBeUndefined();
});

it("never pools scales: the latest series that was answered", async () => {
  const scope = await makeWorkspace();
  const survey = await makeSurvey(appDb, scope, {
    questions: [EASE],
    series: [
      { question: "ease", ordinal: 1, scale: "ces-1-7", metric: "ces" },
      { question: "ease", ordinal: 2, scale: "ces-1-5", metric: "ces", startedOn: "2026-06-02" },
    ],
  });
  await storeScores(appDb, scope, survey, [
    ...times(30, "2026-06-01", "ease", 7, 1),
    ...times(5, "2026-06-03", "ease", 5, 2),
    ...times(5, "2026-06-04", "ease", 3, 2),
  ]);
  const own = await read(scope, "ces");
  expect(own).toMatchObject({ scale: "ces-1-5", n: 10, value: 4 });
  expect(own?.sd).toBeCloseTo(Math.sqrt(10 / 9), 12); // ten deviations of 1
});
