import { expect, test } from "vitest";
import { withTenant } from "@/db/client";
import { readOutlines } from "@/db/queries/read-outlines";
import { makeSurvey, storeScores } from "@/db/testing/store-scores";
import { testDatabase } from "@/db/testing/test-database";
import { readDrivers } from "@/features/dashboards/drivers/read-drivers";

const { appDb, makeWorkspace } = await testDatabase();
const questions = [
  { id: "csat", kind: "csat", title: { en: "How satisfied are you with {brand}?" } },
  { id: "speed", kind: "rating", title: { en: "How fast was {brand}?" } },
  { id: "tone", kind: "rating", title: { en: "How friendly?" } },
];
const series = [
  { question: "csat", scale: "csat-1-5", metric: "csat" },
  { question: "speed", scale: "rating-1-5", metric: "csat", title: "How fast was {brand}?" },
  { question: "tone", scale: "rating-1-5", metric: "csat", title: "How friendly?" },
] as const;
const range = { from: "2026-06-01", to: "2026-06-30" };

/** 120 answers: satisfaction follows speed exactly; tone turns round independently of both. */
const answers = (n: number) =>
  Array.from({ length: n }, (_, i) => ({
    day: "2026-06-10",
    scores: { csat: 1 + (i % 5), speed: 1 + (i % 5), tone: 1 + (Math.floor(i / 5) % 4) },
    attributes: { plan: i % 2 ? "team" : "solo" },
  }));

async function read(n: number, filters: Record<string, string> = {}) {
  const scope = await makeWorkspace();
  const survey = await makeSurvey(appDb, scope, { questions, series });
  await storeScores(appDb, scope, survey, answers(n));
  return withTenant(appDb, scope, async (tx) => {
    const [outline] = await readOutlines(tx, scope, survey);
    if (!outline) throw new Error("No such survey.");
    return readDrivers(tx, scope, { outline, questionId: "csat", scale: "csat-1-5", range, filters });
  });
}

test("the question that the score follows weighs all, the other nothing; each has its average", async () => {
  const found = await read(120);
  expect(found?.n).toBe(120);
  expect(found?.drivers.map((one) => one.title)).toEqual(["How fast was Test?", "How friendly?"]);
  const [speed, tone] = found?.drivers ?? [];
  // Whole turns of five and four: tone is independent of satisfaction, so its part of R² is 0.
  expect(speed?.share).toBeCloseTo(100, 6);
  expect(tone?.share).toBeCloseTo(0, 6);
  expect([speed?.average, tone?.average]).toEqual([3, 2.5]);
  expect(speed?.interval?.low).toBeGreaterThan(90);
});

test("few answers say nothing, and a filter counts", async () => {
  expect(await read(40)).toBeNull();
  expect((await read(240, { plan: "team" }))?.n).toBe(120);
  expect(await read(80, { plan: "team" })).toBeNull();
});
