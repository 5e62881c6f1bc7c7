import { describe, expect, it } from "vitest";
import { rulerGeometry } from "@/ui/ruler-geometry";

describe("rulerGeometry", () => {
  it("gives a quarter of the spread as room at either side", () => {
    // 30..50 spreads 20, room 5: the ruler runs from 25 to 55, 30 long. 40 is (40−25)/30 = 50 %.
    expect(rulerGeometry({ value: 40, low: 30, high: 50 })).toEqual({
      low: 16.67,
      width: 66.66,
      value: 50,
      before: null,
      goal: null,
    });
  });

  it("stretches for the value before and the goal", () => {
    // 20..60 spreads 40, room 10: 10..70, 60 long. 20 is 1/6, 60 is 5/6.
    const geometry = rulerGeometry({ value: 40, low: 35, high: 45, before: 20, goal: 60 });
    expect(geometry?.before).toBeCloseTo(16.67, 2);
    expect(geometry?.goal).toBeCloseTo(83.33, 2);
  });

  it("never shows room past the scale's ends", () => {
    // 96..100 with the scale ending at 100: room 1 below only, 95..100.
    const geometry = rulerGeometry({ value: 98, low: 96, high: 100, min: 0, max: 100 });
    expect(geometry).toMatchObject({ low: 20, width: 80, value: 60 });
  });

  it("places an interval of no width in the middle", () => {
    // Everything at 5: a spread of 1 is assumed, so room is 0.25 on either side.
    expect(rulerGeometry({ value: 5, low: 5, high: 5 })).toMatchObject({ low: 50, width: 0, value: 50 });
  });

  it("says nothing about what is not a number", () => {
    expect(rulerGeometry({ value: Number.NaN, low: 0, high: 1 })).toBeNull();
    expect(rulerGeometry({ value: 1, low: Number.NEGATIVE_INFINITY, high: 1 })).toBeNull();
    expect(rulerGeometry({ value: 1, low: 0, high: 2, before: Number.NaN })?.before).toBeNull();
  });
});
