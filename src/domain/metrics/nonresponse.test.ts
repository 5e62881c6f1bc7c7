import fc from "fast-check";
import { expect, test } from "vitest";
import { compareShares } from "@/domain/metrics/compare-shares";
import { type AnsweringGroup, compareAnswerRates, scoreOfAsked } from "@/domain/metrics/nonresponse";
import { SCALES } from "@/domain/metrics/scale";

const counts = (scores: Record<number, number>) => Array.from({ length: 11 }, (_, i) => scores[i] ?? 0);
const sizeOf = (scores: Record<number, number>) => Object.values(scores).reduce((sum, n) => sum + n, 0);
const group = (
  key: string,
  delivered: number,
  scores: Record<number, number>,
  answered = sizeOf(scores),
): AnsweringGroup => ({
  ...{ key, delivered, answered, counts: counts(scores) },
});
const of = (answered: number, delivered: number) => ({ answered, delivered });

test("four groups of smokers, as R's prop.test prints them: χ² = 12.6004 on 3, p = .005585", () => {
  const found = compareAnswerRates([of(83, 86), of(90, 93), of(129, 136), of(70, 82)]);
  expect(found?.statistic).toBeCloseTo(12.6004, 4);
  expect(found?.df).toBe(3);
  expect(found?.pValue).toBeCloseTo(0.005585, 6);
  // The last group alone pulls: (70 − 82·372/397) / √(82·.93703·.06297·315/397) = −6.8363 / 1.9594.
  expect(found?.residuals[3]).toBeCloseTo(-3.489, 3);
  // √(12.6004/397)
  expect(found?.cramersV).toBeCloseTo(0.178155, 6);
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
  expect(found?.apart).toEqual([true, true, false, false, false]);
  // Of eight who were asked all answered: by luck, and their residual is the largest. Nothing is said of them alone.
  const lucky = compareAnswerRates([of(64, 800), of(40, 200), of(8, 8), of(1, 60)]);
  expect(Math.max(...(lucky?.residuals ?? []))).toBe(lucky?.residuals[2]);
  expect(lucky?.apart).toEqual([true, true, false, false]);
  expect(compareAnswerRates([of(0, 0), of(30, 60), of(10, 60)])?.apart).toEqual([false, true, true]);
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
      const groups = [group("a", times * sizeOf(a), a), group("b", times * sizeOf(b), b)];
      const { score } = scoreOfAsked("nps", SCALES.nps, groups);
      const [n, up, down] = [sizeOf(a) + sizeOf(b), a[10] + b[10], a[2] + b[2]];
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
    ...{ score: null, reason: "silent_group", collapsed: [], silent: ["quiet"], thin: [] },
  });
  expect(scoreOfAsked("nps", SCALES.nps, [big, group("x", 30, { 0: 12 })])).toMatchObject({ reason: "too_few" });
  expect(scoreOfAsked("nps", SCALES.nps, [big])).toMatchObject({ reason: "one_group" });
  expect(scoreOfAsked("nps", SCALES.nps, [group("a", 9, {}), group("b", 9, {})])).toMatchObject({
    reason: "no_answers",
  });
});

test("many small groups that said nothing are as one that did, and are not spoken for", () => {
  const quiet = Array.from({ length: 30 }, (_, i) => group(`q${i}`, 19, {}));
  const some = [group("big", 500, { 10: 100 }), group("z", 30, { 8: 20 })];
  const found = scoreOfAsked("nps", SCALES.nps, [...some, ...quiet]);
  expect(found).toMatchObject({ score: null, reason: "silent_group" });
  expect(found.silent).toHaveLength(30);
  expect(scoreOfAsked("nps", SCALES.nps, [...some, ...quiet.slice(0, 1)])).toMatchObject({ reason: null });
});

test("who answered without a score that counts is not said to have said nothing", () => {
  const some = [group("big", 500, { 10: 100 }), group("middle", 200, { 8: 40 })];
  const held = group("held", 90, {}, 30);
  expect(scoreOfAsked("nps", SCALES.nps, [...some, held])).toMatchObject({
    reason: "unscored_group",
    silent: ["held"],
  });
  const few = group("few", 12, {});
  const both = scoreOfAsked("nps", SCALES.nps, [...some, { ...held, delivered: 12 }, few]);
  expect(both).toMatchObject({ reason: "unscored_group", silent: ["held", "few"] });
  const quiet = group("quiet", 20, {});
  expect(scoreOfAsked("nps", SCALES.nps, [...some, held, quiet])).toMatchObject({
    ...{ reason: "silent_group", silent: ["quiet"] },
  });
});

test("one answer of two thousand asked is not spoken for by another group's sixty", () => {
  const [a, b] = [group("a", 500, { 10: 60 }), group("b", 300, { 0: 60 })];
  // big and a would count as one: 2500/61 = 41 asked an answer, of big alone 2000, of a alone 8.3.
  expect(scoreOfAsked("nps", SCALES.nps, [a, b, group("big", 2_000, { 0: 1 })])).toEqual({
    ...{ score: null, reason: "thin_group", collapsed: [], silent: [], thin: ["a", "big"] },
  });
  // Where it is of 19, they are let go, as if they had said nothing: 519/61 = 8.5, of them alone 19/1 is 2.2 times that.
  const small = scoreOfAsked("nps", SCALES.nps, [a, b, group("small", 19, { 0: 1 })]);
  expect(small).toMatchObject({ reason: null, collapsed: ["a", "small"], thin: [] });
  // Fifteen of fifteen would speak for 15·615/33 = 280 of slow; two of two for 2·182/20 = 18, which is let go.
  const large = group("large", 900, { 9: 90 });
  const slow = group("slow", 600, { 0: 18 });
  const eager = (n: number) => scoreOfAsked("nps", SCALES.nps, [large, slow, group("eager", n, { 10: n })]);
  expect(eager(15)).toMatchObject({ reason: "thin_group", thin: ["eager"] });
  const tiny = scoreOfAsked("nps", SCALES.nps, [large, group("slow", 180, { 0: 18 }), group("two", 2, { 10: 2 })]);
  expect(tiny).toMatchObject({ reason: null, collapsed: ["slow", "two"] });
});

test("no stratum holds a group of twenty asked whose own weight is over three times, or under 0.3 times, that of the others", () => {
  const one = fc.record({ delivered: fc.integer({ min: 1, max: 900 }), n: fc.nat(30) });
  fc.assert(
    fc.property(fc.array(one, { minLength: 2, maxLength: 8 }), (all) => {
      const groups = all.map(({ delivered, n }, i) => group(String(i), delivered, { 9: Math.min(n, delivered) }));
      const { score, collapsed } = scoreOfAsked("nps", SCALES.nps, groups);
      fc.pre(score !== null && collapsed.length > 0);
      const inside = groups.filter(({ key }) => collapsed.includes(key));
      const rate = (some: readonly AnsweringGroup[]) =>
        some.reduce((sum, { answered }) => sum + answered, 0) / some.reduce((sum, { delivered }) => sum + delivered, 0);
      for (const each of inside.filter(({ delivered }) => delivered >= 20)) {
        expect(each.answered).toBeGreaterThan(0);
        expect(rate(inside) / rate([each])).toBeGreaterThanOrEqual(0.3 - 1e-9);
        expect(rate(inside) / rate([each])).toBeLessThanOrEqual(3 + 1e-9);
      }
    }),
  );
});
