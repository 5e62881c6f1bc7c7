import fc from "fast-check";
import { expect, test } from "vitest";
import { compareShares } from "@/domain/metrics/compare-shares";
import { type AnsweringGroup, compareAnswerRates, scoreOfAsked } from "@/domain/metrics/nonresponse";
import { SCALES } from "@/domain/metrics/scale";

const counts = (scores: Record<number, number>) => Array.from({ length: 11 }, (_, i) => scores[i] ?? 0);
const group = (key: string, delivered: number, scores: Record<number, number>): AnsweringGroup => ({
  ...{ key, delivered, counts: counts(scores) },
});
const of = (answered: number, delivered: number) => ({ answered, delivered });

test("four groups of smokers, as R's prop.test prints them: χ² = 12.6004 on 3, p = .005585", () => {
  const found = compareAnswerRates([of(83, 86), of(90, 93), of(129, 136), of(70, 82)]);
  expect(found?.statistic).toBeCloseTo(12.6004, 4);
  expect(found?.df).toBe(3);
  expect(found?.pValue).toBeCloseTo(0.005585, 6);
  // The last group alone pulls: (70 − 82·372/397) / √(82·.93703·.06297·315/397) = −6.8363 / 1.9594.
  expect(found?.residuals[3]).toBeCloseTo(-3.489, 3);
});

test("of two groups it is the two-proportion test, squared", () => {
  const sides = fc.tuple(fc.integer({ min: 20, max: 400 }), fc.integer({ min: 20, max: 400 }));
  fc.assert(
    fc.property(sides, fc.double({ min: 0.3, max: 0.7, noNaN: true }), ([n1, n2], share) => {
      const [x1, x2] = [Math.round(n1 * share), Math.round(n2 * (1 - share))];
      const z = compareShares(x1, n1, x2, n2)?.z ?? Number.NaN;
      const found = compareAnswerRates([of(x1, n1), of(x2, n2)]);
      expect(found?.statistic).toBeCloseTo(z ** 2, 8);
      expect(found?.residuals[0]).toBeCloseTo(z, 8);
    }),
  );
});

test("groups of whom too few are expected to answer are tested as one; nothing to test is null", () => {
  // One in ten answers: of 30 asked three are expected, of the three small ones together nine.
  const small = [of(0, 30), of(6, 30), of(3, 30)];
  const found = compareAnswerRates([of(60, 600), of(31, 310), ...small]);
  expect(found?.df).toBe(2);
  expect(found?.statistic).toBeCloseTo(0, 12);
  expect(compareAnswerRates([of(1, 10), of(2, 10)])).toBeNull();
  expect(compareAnswerRates([of(0, 100), of(0, 100)])).toBeNull();
  expect(compareAnswerRates([of(100, 100), of(50, 50)])).toBeNull();
  expect(compareAnswerRates([of(30, 100)])).toBeNull();
  expect(compareAnswerRates([])).toBeNull();
});

test("80 answers at −50 of 800 asked and 80 at +50 of 200 are −30, worth 117.6 equal answers", () => {
  const found = scoreOfAsked("nps", SCALES.nps, [
    group("Basic", 800, { 10: 20, 0: 60 }),
    group("Pro", 200, { 9: 60, 6: 20 }),
  ]);
  // .8·(−50) + .2·50; weights .8/.5 = 1.6 and .2/.5 = .4.
  expect(found.score?.value).toBeCloseTo(-30, 12);
  expect(found.score).toMatchObject({ n: 160 });
  expect(found.score?.smallestWeight).toBeCloseTo(0.4, 12);
  expect(found.score?.largestWeight).toBeCloseTo(1.6, 12);
  // Kish: (80·1.6 + 80·.4)² / (80·2.56 + 80·.16) = 25600 / 217.6.
  expect(found.score?.effectiveN).toBeCloseTo(25_600 / 217.6, 10);
  // Σw²(x + 30)² = 20·208² + 60·112² + 60·52² + 20·28² = 1,795,840; √(160/159 · that)/160.
  expect(found.score?.standardError).toBeCloseTo(Math.sqrt((160 / 159) * 1_795_840) / 160, 10);
});

test("who answered in proportion is weighed to what they said", () => {
  const scores = fc.record({ 10: fc.nat(30), 7: fc.nat(30), 2: fc.integer({ min: 20, max: 40 }) });
  fc.assert(
    fc.property(scores, scores, fc.integer({ min: 1, max: 9 }), (a, b, times) => {
      const size = (one: Record<number, number>) => Object.values(one).reduce((sum, n) => sum + n, 0);
      const groups = [group("a", times * size(a), a), group("b", times * size(b), b)];
      const { score } = scoreOfAsked("nps", SCALES.nps, groups);
      const [n, up, down] = [size(a) + size(b), a[10] + b[10], a[2] + b[2]];
      expect(score?.value).toBeCloseTo((100 * (up - down)) / n, 8);
      expect(score?.effectiveN).toBeCloseTo(n, 6);
    }),
  );
});

test("no weighed score lies beyond what its groups say, and the groups' order does not matter", () => {
  const one = fc.record({ delivered: fc.integer({ min: 60, max: 900 }), 10: fc.nat(20), 0: fc.nat(20) });
  fc.assert(
    fc.property(fc.array(one, { minLength: 2, maxLength: 6 }), (all) => {
      const groups = all.map((each, i) => group(String(i), each.delivered, { 10: each[10], 0: each[0], 8: 20 }));
      const found = scoreOfAsked("nps", SCALES.nps, groups);
      const own = all.map((each) => (100 * (each[10] - each[0])) / (each[10] + each[0] + 20));
      expect(found.score?.value).toBeGreaterThanOrEqual(Math.min(...own) - 1e-9);
      expect(found.score?.value).toBeLessThanOrEqual(Math.max(...own) + 1e-9);
      const turned = scoreOfAsked("nps", SCALES.nps, [...groups].reverse());
      expect(turned.score?.value).toBeCloseTo(found.score?.value ?? Number.NaN, 8);
    }),
  );
});

test("small groups count as one and take in the next smallest; a large group that says nothing is not spoken for", () => {
  const [big, middle] = [group("big", 500, { 10: 100 }), group("middle", 200, { 10: 20, 0: 20 })];
  const some = scoreOfAsked("nps", SCALES.nps, [big, middle, group("x", 30, { 0: 12 }), group("y", 30, { 0: 12 })]);
  expect(some).toMatchObject({ reason: null, collapsed: ["x", "y"] });
  // 500/760·100 + 200/760·0 + 60/760·(−100).
  expect(some.score?.value).toBeCloseTo((100 * (500 - 60)) / 760, 10);
  const alone = scoreOfAsked("nps", SCALES.nps, [big, middle, group("x", 10, {})]);
  expect(alone.collapsed).toEqual(["middle", "x"]);
  expect(alone.score?.value).toBeCloseTo((100 * 500) / 710, 10);
  expect(scoreOfAsked("nps", SCALES.nps, [big, middle, group("quiet", 20, {})])).toEqual({
    ...{ score: null, reason: "silent_group", collapsed: [], silent: ["quiet"] },
  });
  expect(scoreOfAsked("nps", SCALES.nps, [big, group("x", 30, { 0: 12 })])).toMatchObject({ reason: "too_few" });
  expect(scoreOfAsked("nps", SCALES.nps, [big])).toMatchObject({ reason: "one_group" });
  expect(scoreOfAsked("nps", SCALES.nps, [group("a", 9, {}), group("b", 9, {})])).toMatchObject({
    reason: "no_answers",
  });
});
