import { describe, expect, it } from "vitest";
import { whiskerAxis } from "@/ui/charts/whisker-axis";

const row = (value: number, low: number, high: number) => ({ value, low, high });

describe("whiskerAxis", () => {
  it("places values as shares of the axis", () => {
    // −11 to 5 with zero: 16 in at most 4 parts is step 5 (4 a part), so from −15 to 5, 20 long. 0 is 15/20.
    const axis = whiskerAxis([row(-7.4, -11, -3.8), row(0.4, -4.6, 5)], { min: -200, max: 200, zero: true });
    expect(axis.ticks).toEqual([-15, -10, -5, 0, 5]);
    expect(axis.place(0)).toBe(75);
    expect(axis.place(-15)).toBe(0);
  });

  it("shows zero also when every difference is on one side", () => {
    expect(whiskerAxis([row(5, 3, 7)], { min: -200, max: 200, zero: true }).low).toBe(0);
  });

  it("ignores rows without a value and keeps within the axis", () => {
    const axis = whiskerAxis([row(40, 30, 50), { value: null, low: null, high: null }], { min: -100, max: 100 });
    expect(axis.ticks).toEqual([30, 35, 40, 45, 50]);
    expect(axis.place(1000)).toBe(100);
  });
});
