import { describe, expect, it } from "vitest";
import { durationAxis } from "@/ui/charts/duration-axis";

describe("an axis of durations", () => {
  it("steps by seconds, minutes, hours and days that read short", () => {
    expect(durationAxis([3.5, 9.7]).ticks).toEqual([0, 2, 4, 6, 8, 10]);
    expect(durationAxis([55]).ticks).toEqual([0, 10, 20, 30, 40, 50, 60]);
    expect(durationAxis([107]).ticks).toEqual([0, 60, 120]);
    expect(durationAxis([3_000]).ticks).toEqual([0, 1_440, 2_880, 4_320]);
    expect(durationAxis([0.4]).high).toBeCloseTo(1, 9);
  });

  it("covers every value in at most six steps, also of months and with nothing to show", () => {
    for (const most of [0, 0.5, 1, 6, 6.1, 61, 719, 1_441, 50_000, 900_000]) {
      const { high, ticks } = durationAxis([most]);
      expect(high).toBeGreaterThanOrEqual(most - 1e-9);
      expect(ticks.length).toBeLessThanOrEqual(7);
    }
    expect(durationAxis([]).ticks).toHaveLength(7);
  });
});
