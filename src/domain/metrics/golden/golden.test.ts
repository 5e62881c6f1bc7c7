import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { departure } from "@/domain/metrics/golden/compare";
import { parseCases, runCase } from "@/domain/metrics/golden/run";

// Values computed in Python and R, or published; each case names its source.
const cases = parseCases(readFileSync(path.join(import.meta.dirname, "cases.json"), "utf8"));

describe("golden cases", () => {
  it("are all 224 there", () => expect(cases).toHaveLength(224));

  for (const golden of cases) it(`${golden?.metric} ${golden?.id}`, () => expect(runCase(golden)).toBeNull());

  it("another file of the same form says of each case that does not hold which and why", () => {
    const [first] = cases;
    const wrong = { ...first, id: "wrong", expected: { kappa: 0.5 } };
    const text = JSON.stringify({ cases: [first, wrong, null, { metric: "toString" }, { id: "nan", metric: "nps" }] });
    const reasons = parseCases(text).map(runCase);
    expect(reasons.map((failure) => failure?.id)).toEqual([undefined, "wrong", "case 3", "case 4", "nan"]);
    expect(reasons[1]?.reason).toContain("kappa: expected 0.5");
    expect(reasons[3]?.reason).toBe("no function for toString");
  });

  it("reads NaN and Infinity as some programs write them, and an expected NaN never holds", () => {
    const [golden] = parseCases('{"cases": [{"id": "a NaN", "expected": NaN, "input": [-Infinity, "Infinity"]}]}');
    expect(golden).toEqual({ id: "a NaN", expected: Number.NaN, input: [Number.NEGATIVE_INFINITY, "Infinity"] });
    expect(departure(Number.NaN, Number.NaN, 1)).not.toBeNull();
    expect(departure(Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, 0)).toBeNull();
    expect(() => parseCases('{"cases": []}')).toThrow("no cases");
    expect(() => parseCases("null")).toThrow("no cases");
  });

  it("the comparison itself notices a departure", () => {
    expect(departure({ a: [1, null] }, { a: [1, null], b: 2 }, 0)).toBeNull();
    expect(departure({ a: [1, null] }, { a: [1, 0] }, 0)).toContain("a[1]");
    expect(departure({ a: null }, {}, 0)).not.toBeNull();
    expect(departure(1, 1.1, 0.05)).not.toBeNull();
    expect(departure(1, Number.NaN, 10)).not.toBeNull();
    expect(runCase({ id: "x", metric: "nonsense", input: {}, expected: {}, tolerance: { abs: 0 } })?.reason).toContain(
      "nonsense",
    );
  });
});
