import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { axisTicks, roundStep } from "@/ui/charts/axis-ticks";

const NPS = { min: -100, max: 100 };
const RATE = { min: 0, max: 100 };

describe("roundStep", () => {
  it("takes 1, 2, 2.5 or 5 times a power of ten", () => {
    expect(roundStep(40, 4)).toBe(10);
    expect(roundStep(41, 4)).toBe(20); // 10.25 a part, the next round step is 20
    expect(roundStep(9, 4)).toBe(2.5);
    expect(roundStep(0.3, 3)).toBeCloseTo(0.1, 12);
  });
});

describe("axisTicks", () => {
  it("zooms into a score, on round marks", () => {
    // 22 to 49 spreads 27, at most 4 parts: step 10 (27/4 = 6.75), from 20 to 50.
    expect(axisTicks([22, 49], NPS)).toEqual({ low: 20, high: 50, ticks: [20, 30, 40, 50], cut: true });
  });

  it("shows zero between negative and positive", () => {
    expect(axisTicks([-14, 53], NPS).ticks).toEqual([-20, 0, 20, 40, 60]);
    expect(axisTicks([-14, 53], NPS).cut).toBe(false);
  });

  it("starts where it is told to", () => {
    expect(axisTicks([62, 88], { ...RATE, from: 0 })).toEqual({
      low: 0,
      high: 100,
      ticks: [0, 25, 50, 75, 100],
      cut: false,
    });
  });

  it("never leaves the scale", () => {
    expect(axisTicks([96, 100], RATE)).toMatchObject({ low: 96, high: 100 });
    expect(axisTicks([5.2, 5.9], { min: 1, max: 7 }).ticks).toEqual([5.2, 5.4, 5.6, 5.8, 6]);
    expect(axisTicks([1, 7], { min: 1, max: 7, parts: 3 }).ticks).toEqual([1, 3, 5, 7]);
  });

  it("gives a lone value room, and shows the whole scale where there is none", () => {
    expect(axisTicks([40], NPS)).toEqual({ low: 35, high: 45, ticks: [35, 37.5, 40, 42.5, 45], cut: true }); // a fortieth of the scale, 5, at either side
    expect(axisTicks([], NPS).ticks).toEqual([-100, -50, 0, 50, 100]);
  });

  it("always covers its values with rising marks", () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: -100, max: 100, noNaN: true }), { minLength: 1, maxLength: 20 }),
        (values) => {
          const axis = axisTicks(values, NPS);
          expect(axis.low).toBeLessThanOrEqual(Math.min(...values) + 1e-6);
          expect(axis.high).toBeGreaterThanOrEqual(Math.max(...values) - 1e-6);
          expect(axis.ticks.length).toBeGreaterThanOrEqual(2);
          expect(axis.ticks.length).toBeLessThanOrEqual(7);
          for (const [i, tick] of axis.ticks.entries()) if (i > 0) expect(tick).toBeGreaterThan(axis.ticks[i - 1] ?? 0);
        },
      ),
    );
  });
});
