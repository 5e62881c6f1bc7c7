import { describe, expect, it } from "vitest";
import { seededRandom } from "@/domain/metrics/random";
import {
  type CustomerRevenue,
  lostOfSums,
  movementOfSums,
  revenueLost,
  revenueMovement,
  sumRevenue,
} from "@/domain/metrics/revenue";

describe("revenue from sums", () => {
  it("is what the residuals customer by customer say", () => {
    const random = seededRandom(3);
    const customers: CustomerRevenue[] = Array.from({ length: 500 }, () => {
      const start = random() < 0.15 ? 0 : Math.round(random() * 90_000) / 100;
      const end = random() < 0.1 ? 0 : random() < 0.5 ? start : Math.round(random() * 90_000) / 100;
      return { start, end, wasCustomer: random() < 0.3 };
    });
    for (const kind of ["gross", "net"] as const) {
      const base = customers.filter(({ start }) => start > 0);
      const lost = ({ start, end }: CustomerRevenue) => (kind === "gross" ? Math.max(0, start - end) : start - end);
      const bottom = base.reduce((sum, { start }) => sum + start, 0);
      const ratio = base.reduce((sum, one) => sum + lost(one), 0) / bottom;
      const squares = base.reduce((sum, one) => sum + (lost(one) - ratio * one.start) ** 2, 0);
      const moments = lostOfSums(sumRevenue(customers), kind);
      expect(moments.n).toBe(base.length);
      expect(moments.mean).toBeCloseTo(100 * ratio, 10);
      expect(moments.sd).toBeCloseTo((100 * base.length * Math.sqrt(squares / (base.length - 1))) / bottom, 8);
    }
    expect(movementOfSums(sumRevenue(customers))).toEqual(revenueMovement(customers));
  });

  it("says no spread where everybody lost the same share, and nothing of nobody", () => {
    const halved = [100, 333.33, 0.07].map((start) => ({ start, end: start / 2 }));
    expect(revenueLost(halved, "gross")).toMatchObject({ n: 3, sd: 0 });
    expect(lostOfSums(sumRevenue([]), "net")).toEqual({ n: 0, mean: null, sd: null });
  });
});
