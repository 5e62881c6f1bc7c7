import { describe, expect, it } from "vitest";
import { comparePairedMeans, comparePairedShares } from "@/domain/metrics/compare-paired";

describe("the same people twice", () => {
  it("shares: Newcombe 1998c, 36/12/2/0 is .2, between .0569 and .3404; McNemar exact p = .0129", () => {
    const found = comparePairedShares({ both: 36, onlyNow: 12, onlyBefore: 2, neither: 0 });
    expect(found?.difference).toBeCloseTo(0.2, 12);
    expect(found?.interval?.low).toBeCloseTo(0.05692958400323869, 9);
    expect(found?.interval?.high).toBeCloseTo(0.3404276029749407, 9);
    expect(found?.pValue).toBeCloseTo(0.012939453125, 10); // scipy binomtest(2, 14)
    const associated = comparePairedShares({ both: 12, onlyNow: 9, onlyBefore: 2, neither: 21 });
    expect(associated?.interval?.low).toBeCloseTo(0.011242503551198435, 9);
    expect(associated?.interval?.high).toBeCloseTo(0.29537178064660924, 9);
    expect(comparePairedShares({ both: 3, onlyNow: 0, onlyBefore: 0, neither: 1 })?.pValue).toBeNull();
    expect(comparePairedShares({ both: 0, onlyNow: 0, onlyBefore: 0, neither: 0 })).toBeNull();
    expect(() => comparePairedShares({ both: -1, onlyNow: 0, onlyBefore: 0, neither: 0 })).toThrow(
      expect.objectContaining({ code: "bad_counts" }),
    );
  });

  it("means: scipy ttest_rel of 5 6 7 4 6 and 4 6 5 4 5, p = .0993", () => {
    const found = comparePairedMeans([5, 6, 7, 4, 6], [4, 6, 5, 4, 5]);
    expect(found?.difference).toBeCloseTo(0.8, 12);
    expect(found?.pValue).toBeCloseTo(0.09930068321372679, 10);
    expect(comparePairedMeans([2], [1])).toEqual({ difference: 1, pValue: null, interval: null });
    expect(comparePairedMeans([], [])).toBeNull();
    expect(() => comparePairedMeans([1], [])).toThrow(expect.objectContaining({ code: "bad_parameter" }));
  });
});
