import { expect, test } from "vitest";
import { noReading, type Reading } from "@/domain/metrics/reading";
import { areWeights, FIRST_WEIGHTS, type IndexPart, serviceIndex } from "@/domain/metrics/service-index";

function reading(value: number, low: number, high: number, n = 100): Reading {
  return { value, n, interval: { low, high, level: 0.95, method: "wilson" } };
}

const none = noReading("no_answers");
const nothing: Record<IndexPart, Reading> = { reviews: none, customers: none, csat: none, promises: none };
const weights = { reviews: 60, customers: 0, csat: 20, promises: 20 };

test("parts are weighed, and the shares of those that are there make one", () => {
  const all = { ...nothing, reviews: reading(80, 76, 84), csat: reading(70, 60, 80), promises: reading(90, 85, 95) };
  const { value, interval, lines } = serviceIndex(weights, all);
  expect(value).toBeCloseTo(0.6 * 80 + 0.2 * 70 + 0.2 * 90, 12);
  // √((0.6·4)² + (0.2·10)² + (0.2·5)²) = √10.76.
  expect([interval?.low, interval?.high].map((one) => one?.toFixed(4))).toEqual([
    (80 - Math.sqrt(10.76)).toFixed(4),
    (80 + Math.sqrt(10.76)).toFixed(4),
  ]);
  expect(lines.map(({ part, share, absent }) => [part, share, absent])).toEqual([
    ["reviews", 0.6, null],
    ["customers", null, "unweighted"],
    ["csat", 0.2, null],
    ["promises", 0.2, null],
  ]);
});

test("an absent part, and one of fewer than ten, give their weight to the others in proportion", () => {
  const some = { ...nothing, reviews: reading(80, 76, 84), csat: reading(10, 0, 20, 9), promises: reading(90, 85, 95) };
  const { value, lines } = serviceIndex(weights, some);
  expect(value).toBeCloseTo(82.5, 12);
  expect(lines.map(({ share, absent }) => [share, absent])).toEqual([
    [0.75, null],
    [null, "unweighted"],
    [null, "few"],
    [0.25, null],
  ]);
});

test("each side of the interval is put together by itself, and stays inside 0…100", () => {
  const { interval } = serviceIndex(
    { reviews: 50, customers: 0, csat: 50, promises: 0 },
    { ...nothing, reviews: reading(99, 95, 100), csat: reading(99, 89, 100) },
  );
  expect(interval?.low).toBeCloseTo(99 - Math.hypot(2, 5), 12);
  expect(interval?.high).toBeCloseTo(99 + Math.hypot(0.5, 0.5), 12);
  const steep = serviceIndex(FIRST_WEIGHTS, { ...nothing, reviews: reading(99.5, 90, 110) });
  expect(steep.interval?.high).toBe(100);
});

test("nothing is null, never 0; a part without an interval leaves the whole without one", () => {
  expect(serviceIndex(FIRST_WEIGHTS, nothing)).toMatchObject({ value: null, interval: null });
  const bare = { ...nothing, reviews: { value: 80, n: 40, interval: null } };
  expect(serviceIndex(FIRST_WEIGHTS, bare)).toMatchObject({ value: 80, interval: null });
});

test("weights are whole percents that make 100", () => {
  expect(areWeights(FIRST_WEIGHTS)).toBe(true);
  for (const wrong of [{ ...FIRST_WEIGHTS, csat: 21 }, { ...FIRST_WEIGHTS, csat: -20, promises: 60 }, { reviews: 100 }])
    expect(areWeights(wrong)).toBe(false);
  expect(areWeights({ ...FIRST_WEIGHTS, csat: 19.5, promises: 20.5 })).toBe(false);
});
