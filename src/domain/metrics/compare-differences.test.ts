import { expect, test } from "vitest";
import { compareDifferences } from "@/domain/metrics/compare-differences";
import { compareMeans } from "@/domain/metrics/compare-means";
import { momentsOfCounts } from "@/domain/metrics/moments";
import { seededRandom } from "@/domain/metrics/random";
import { emptyTally, tallyOf } from "@/domain/metrics/tally";

const csat = (satisfied: number, n: number) => tallyOf(Array.from({ length: n }, (_, i) => (i < satisfied ? 5 : 1)));
const nps = (promoters: number, passives: number, detractors: number) =>
  tallyOf([...Array(promoters).fill(10), ...Array(passives).fill(8), ...Array(detractors).fill(2)]);

test("shares: 70 → 80 % beside 74 → 75 % is nine points more, with the error of four shares", () => {
  const found = compareDifferences(
    "csat",
    { before: csat(70, 100), after: csat(80, 100) },
    { before: csat(74, 100), after: csat(75, 100) },
    "csat-1-5",
  );
  expect(found.difference).toBeCloseTo(9, 9);
  // p̃ = (x + ½)/101; variance of the sum Σ p̃(1 − p̃)/101; centre (80 − 70 − 75 + 74)/101.
  const error = Math.sqrt([80.5, 70.5, 75.5, 74.5].reduce((sum, x) => sum + ((x / 101) * (1 - x / 101)) / 101, 0));
  expect(found.interval?.low).toBeCloseTo(100 * (9 / 101 - 1.959963984540054 * error), 9);
  expect(found.interval?.high).toBeCloseTo(100 * (9 / 101 + 1.959963984540054 * error), 9);
  expect(found.pValue).toBeGreaterThan(0.05);
  expect(found.n).toEqual({ current: 100, previous: 100 });
});

test("NPS: the difference of two changes, its variances added; turning both groups round turns the sign", () => {
  const concerned = { before: nps(40, 40, 20), after: nps(60, 30, 10) };
  const rest = { before: nps(400, 400, 200), after: nps(400, 400, 200) };
  const found = compareDifferences("nps", concerned, rest, "nps");
  expect(found.difference).toBeCloseTo(30, 9);
  expect(found.pValue).toBeLessThan(0.01);
  const turned = compareDifferences("nps", rest, concerned, "nps");
  expect(turned.difference).toBeCloseTo(-30, 9);
  expect(turned.pValue).toBeCloseTo(found.pValue ?? Number.NaN, 12);
});

test("ease: beside a rest that hardly varies it is Welch's test of the concerned alone", () => {
  const scores = (list: readonly number[], times: number) => tallyOf(Array.from({ length: times }, () => list).flat());
  const before = scores([3, 4, 5, 6, 7], 8);
  const after = scores([4, 5, 6, 6, 7], 8);
  const still = tallyOf([...Array(200_000).fill(5), ...Array(200_000).fill(6)]);
  const found = compareDifferences("ces", { before, after }, { before: still, after: still }, "ces-1-7");
  const welch = compareMeans(momentsOfCounts(after.counts), momentsOfCounts(before.counts));
  expect(found.difference).toBeCloseTo(0.6, 9);
  expect(found.pValue).toBeCloseTo(welch?.pValue ?? Number.NaN, 3);
  expect(found.interval?.low).toBeCloseTo(welch?.interval?.low ?? Number.NaN, 2);
});

test("without answers on one of the four sides, or with one alone, there is nothing to say", () => {
  const some = { before: csat(7, 10), after: csat(8, 10) };
  const found = compareDifferences("csat", { ...some, after: emptyTally }, some, "csat-1-5");
  expect(found).toEqual({ difference: null, interval: null, pValue: null, n: { current: 0, previous: 10 } });
  const one = { before: tallyOf([5]), after: tallyOf([5, 6]) };
  const rest = { before: tallyOf([5, 6]), after: tallyOf([5, 6]) };
  expect(compareDifferences("ces", one, rest, "ces-1-7").pValue).toBeNull();
});

test("where nothing happened, one comparison in twenty says otherwise", () => {
  const random = seededRandom(7);
  const draw = (p: number, n: number) =>
    csat(
      Array.from({ length: n }, random).reduce((sum, u) => sum + (u < p ? 1 : 0), 0),
      n,
    );
  let alarms = 0;
  for (let round = 0; round < 2_000; round += 1) {
    const concerned = { before: draw(0.8, 60), after: draw(0.85, 40) };
    const rest = { before: draw(0.6, 120), after: draw(0.65, 150) };
    const { pValue } = compareDifferences("csat", concerned, rest, "csat-1-5");
    if (pValue !== null && pValue < 0.05) alarms += 1;
  }
  // 5 % of 2,000 is 100, ± 3 standard errors of 9.7.
  expect(alarms).toBeGreaterThan(65);
  expect(alarms).toBeLessThan(130);
});
