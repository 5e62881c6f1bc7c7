import fc from "fast-check";
import { expect, test } from "vitest";
import { roundHalfAway } from "@/domain/metrics/display";
import { roundToSum } from "@/features/dashboards/compare/round-to-sum";

test("parts that would print a contradiction are rounded so that they add up", () => {
  // 4.44 − 1.28 = 3.16: rounded alone 4.4 and −1.3 would make 3.1, but 3.2 is printed.
  expect(roundToSum([4.44, -1.28], 1)).toEqual([4.5, -1.3]);
  expect(roundToSum([0.25, 0.25, 0.25], 1)).toEqual([0.3, 0.3, 0.2]);
  expect(roundToSum([], 1)).toEqual([]);
  expect(Object.is(roundToSum([-0.01, 0.01], 1)[0], -0)).toBe(false);
});

test("always: the printed parts make the printed sum, and none moves by a whole last place", () => {
  const part = fc.double({ min: -200, max: 200, noNaN: true });
  fc.assert(
    fc.property(fc.array(part, { minLength: 1, maxLength: 12 }), fc.integer({ min: 0, max: 2 }), (parts, decimals) => {
      const rounded = roundToSum(parts, decimals);
      const unit = 10 ** decimals;
      const sum = roundHalfAway(
        parts.reduce((a, b) => a + b, 0),
        decimals,
      );
      expect(Math.round(rounded.reduce((a, b) => a + b * unit, 0))).toBe(Math.round(sum * unit));
      for (const [place, value] of rounded.entries())
        expect(Math.abs(value - (parts[place] ?? 0))).toBeLessThan(1 / unit + 1e-6);
    }),
  );
});
