import fc from "fast-check";
import { expect, test } from "vitest";
import { compareTimeCounts } from "@/domain/metrics/compare-time-counts";
import { compareTimes } from "@/domain/metrics/compare-times";
import { momentsOf } from "@/domain/metrics/moments";
import { drawBeta, seededRandom } from "@/domain/metrics/random";

const seconds = fc.array(fc.integer({ min: 0, max: 40 }), { maxLength: 30 });

function counted(values: readonly number[]): [number, number][] {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort(([a], [b]) => a - b);
}

test("counted times compare exactly as the same times one by one", () => {
  fc.assert(
    fc.property(seconds, seconds, (now, before) => {
      const options = { resamples: 50, seed: 7 };
      const minutes = (values: readonly number[]) => values.map((value) => value / 60);
      const expected = compareTimes(minutes(now), minutes(before), options);
      const found = compareTimeCounts(counted(now), counted(before), options);
      expect(found.n).toEqual(expected.n);
      if (expected.difference === null) expect(found).toEqual(expected);
      else {
        expect(found.difference).toBeCloseTo(expected.difference, 12);
        expect(found.pValue).toEqual(expected.pValue);
        expect(found.interval?.low).toEqual(expected.interval?.low);
        expect(found.interval?.high).toEqual(expected.interval?.high);
      }
    }),
    { numRuns: 200 },
  );
});

test("a million requests compare as fast as their different times", () => {
  const faster = Array.from({ length: 900 }, (_, second): [number, number] => [second, 1000]);
  const slower = faster.map(([second, count]): [number, number] => [second + 60, count]);
  const change = compareTimeCounts(faster, slower);
  // The same distribution a minute later: medians a minute apart, beyond doubt.
  expect(change.difference).toBeCloseTo(-1, 12);
  expect(change.pValue).toBeLessThan(1e-9);
  expect(change.n).toEqual({ current: 900_000, previous: 900_000 });
});

test("draws from a beta distribution have its mean and its variance", () => {
  const random = seededRandom(3);
  const draws = Array.from({ length: 40_000 }, () => drawBeta(3, 5, random));
  const { mean, sd } = momentsOf(draws);
  // a/(a + b) = .375; ab/((a + b)²(a + b + 1)) = 15/576
  expect(mean).toBeCloseTo(3 / 8, 2);
  expect((sd ?? 0) ** 2).toBeCloseTo(15 / 576, 3);
});
