import { expect, test } from "vitest";
import { compareWithKnownShare } from "@/domain/metrics/known-share";
import { SCALES } from "@/domain/metrics/scale";
import { tallyOf } from "@/domain/metrics/tally";
import { weightedNps } from "@/domain/metrics/weighted-nps";
import { compareWeightedScores, weightedScore } from "@/domain/metrics/weighted-score";

const counts = (scores: Record<number, number>) => Array.from({ length: 11 }, (_, i) => scores[i] ?? 0);

test("a share by two groups: 36 of 40 and 96 of 160, half each, is 75 %", () => {
  const csat = weightedScore("csat", SCALES["csat-1-5"], [
    { counts: counts({ 5: 36, 2: 4 }), weight: 2.5 },
    { counts: counts({ 4: 96, 1: 64 }), weight: 0.625 },
  ]);
  expect(csat?.value).toBeCloseTo(75, 12);
  // Kish: (40·2.5 + 160·0.625)² / (40·2.5² + 160·0.625²) = 40000 / 312.5.
  expect(csat?.effectiveN).toBeCloseTo(128, 12);
  expect(csat).toMatchObject({ n: 200, smallestWeight: 0.625, largestWeight: 2.5 });
});

test("counts say what the answers one by one say, whatever the weights' own scale", () => {
  const answers = [
    ...[10, 9, 3, 3, 8].map((score) => ({ score, weight: 1.5 })),
    ...[10, 6, 7].map((score) => ({ score, weight: 0.4 })),
  ];
  const cells = [1.5, 0.4].map((weight) => ({
    weight: weight * 7,
    counts: tallyOf(answers.filter((one) => one.weight === weight).map(({ score }) => score)).counts,
  }));
  const [one, other] = [weightedNps(answers), weightedScore("nps", SCALES.nps, cells)];
  expect(other?.value).toBeCloseTo(one?.value ?? Number.NaN, 10);
  expect(other?.standardError).toBeCloseTo(one?.standardError ?? Number.NaN, 10);
  expect(other?.effectiveN).toBeCloseTo(one?.effectiveN ?? Number.NaN, 10);
});

test("a mean keeps its scale; nothing that varies has no interval; nothing at all is nothing", () => {
  const ease = weightedScore("ces", SCALES["ces-1-7"], [{ counts: counts({ 7: 3, 1: 1, 0: 9 }), weight: 2 }]);
  expect(ease).toMatchObject({ value: 5.5, n: 4 });
  expect(ease?.interval?.high).toBeLessThanOrEqual(7);
  expect(weightedScore("csat", SCALES["csat-1-5"], [{ counts: counts({ 5: 9 }), weight: 1 }])).toMatchObject({
    value: 100,
    interval: null,
  });
  expect(weightedScore("nps", SCALES.nps, [{ counts: counts({ 9: 4 }), weight: 0 }])).toBeNull();
});

test("two weighted scores are compared by z on both errors", () => {
  const found = compareWeightedScores({ value: 35, standardError: 3 }, { value: 47, standardError: 4 });
  // −12 / 5 = −2.4: p = .0164.
  expect(found.pValue).toBeCloseTo(0.0164, 4);
  expect(found.interval?.low).toBeCloseTo(-12 - 1.959964 * 5, 5);
  expect(compareWeightedScores({ value: 35, standardError: 0 }, { value: 47, standardError: 0 }).pValue).toBeNull();
  expect(compareWeightedScores({ value: 35, standardError: null }, { value: 47, standardError: 4 })).toMatchObject({
    interval: null,
  });
});

test("a share against a known one: 15 of 25 against one half, as R's prop.test without correction", () => {
  const found = compareWithKnownShare(15, 25, 0.5);
  expect(found?.pValue).toBeCloseTo(0.3173, 4);
  expect(found?.difference).toBeCloseTo(0.1, 12);
  expect(compareWithKnownShare(0, 0, 0.5)).toBeNull();
  expect(compareWithKnownShare(3, 3, 1)?.pValue).toBeNull();
  expect(() => compareWithKnownShare(1, 2, 1.5)).toThrow();
});

test("the test and Wilson's interval say the same of every known share", () => {
  for (const x of [0, 3, 20, 40])
    for (let known = 0.01; known < 1; known += 0.01) {
      const found = compareWithKnownShare(x, 40, known);
      const inside = found !== null && known >= found.interval.low && known <= found.interval.high;
      expect((found?.pValue ?? 0) >= 0.05).toBe(inside);
    }
});
