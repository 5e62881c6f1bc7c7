import { describe, expect, it } from "vitest";
import { isOnlyAlone } from "@/features/customers/staying/view";

describe("a change of churn that is clear by itself", () => {
  const worse = { verdict: "up", assessment: "worse" } as const;

  it("says so where eleven numbers together might ask for more: 11 × .0046 is not under .05, 11 × .0045 is", () => {
    expect(isOnlyAlone(worse, 0.0046)).toBe(true);
    expect(isOnlyAlone(worse, 0.0045)).toBe(false);
  });

  it("says nothing where nothing clearly changed", () => {
    expect(isOnlyAlone({ verdict: "no clear change", assessment: "no clear change" }, 0.2)).toBe(false);
    expect(isOnlyAlone({ verdict: null, assessment: null }, null)).toBe(false);
  });
});
