import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { departure } from "@/domain/metrics/golden/compare";
import { parseCases, runCase } from "@/domain/metrics/golden/run";

// Values computed in Python and R, or published; each case names its source.
const cases = parseCases(readFileSync(path.join(import.meta.dirname, "cases.json"), "utf8"));

describe("golden cases", () => {
  it("are all 224 there", () => expect(cases).toHaveLength(224));

  for (const golden of cases) it(`${golden.metric} ${golden.id}`, () => expect(runCase(golden)).toBeNull());

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
