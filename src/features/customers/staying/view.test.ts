import { describe, expect, it } from "vitest";
import { isOnlyAlone } from "@/features/customers/staying/view";

describe("a change of churn that is clear by itself", () => {
  const worse = { verdict: "up", assessment: "worse" } as const;

  it("says so where ten numbers together might ask for more: 10 × .041 is not under .05, 10 × .004 is", () => {
    expect(isOnlyAlone(worse, 0.041)).toBe(true);
    expect(isOnlyAlone(worse, 0.004)).toBe(false);
  });

  it("says nothing where nothing clearly changed", () => {
    expect(isOnlyAlone({ verdict: "no clear change", assessment: "no clear change" }, 0.2)).toBe(false);
    expect(isOnlyAlone({ verdict: null, assessment: null }, null)).toBe(false);
  });
});
