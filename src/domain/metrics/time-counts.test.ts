import { describe, expect, it } from "vitest";
import { seededRandom } from "@/domain/metrics/random";
import { countTimes, shareWithin, summarizeTimeCounts, type TimeCounts } from "@/domain/metrics/time-counts";
import { summarizeTimes } from "@/domain/metrics/times";

const nothingOpen = { count: 0, oldestMinutes: null, overdue: 0 };

/** Counts the seconds of a list. */
function counted(seconds: readonly number[]): TimeCounts {
  const counts = new Map<number, number>();
  for (const one of seconds) counts.set(one, (counts.get(one) ?? 0) + 1);
  return [...counts].sort(([a], [b]) => a - b);
}

describe("summarizeTimeCounts", () => {
  it("says the same as the list does, of every length, with ties", () => {
    const random = seededRandom(7);
    for (const n of [0, 1, 2, 5, 6, 7, 30, 31, 200, 1_001]) {
      const seconds = Array.from({ length: n }, () => Math.floor(60 * Math.exp(4 * random())));
      const fromCounts = summarizeTimeCounts(counted(seconds), nothingOpen);
      const fromList = summarizeTimes(seconds.map((one) => one / 60));
      for (const part of ["median", "p90", "p95"] as const) {
        expect(fromCounts[part].n).toBe(fromList[part].n);
        expect(fromCounts[part].value ?? -1).toBeCloseTo(fromList[part].value ?? -1, 9);
        expect(fromCounts[part].interval).toEqual(fromList[part].interval);
      }
      expect(fromCounts.mean ?? -1).toBeCloseTo(fromList.mean ?? -1, 9);
    }
  });

  it("costs as much as there are different durations: 2 of them for three million requests", () => {
    const { median, p90 } = summarizeTimeCounts(
      [
        [60, 2_000_000],
        [600, 1_000_000],
      ],
      nothingOpen,
    );
    expect([median.value, p90.value, median.n]).toEqual([1, 10, 3_000_000]);
    expect(
      shareWithin(
        [
          [60, 2],
          [600, 1],
        ],
        60,
      ),
    ).toBeCloseTo(2 / 3, 12);
    expect(shareWithin([], 60)).toBeNull();
    expect(
      countTimes([
        [60, 2],
        [600, 1],
      ]),
    ).toBe(3);
  });
});
