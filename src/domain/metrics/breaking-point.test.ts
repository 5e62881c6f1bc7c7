import { describe, expect, it } from "vitest";
import { findBreakingPoint } from "@/domain/metrics/breaking-point";
import { seededRandom } from "@/domain/metrics/random";
import { tallyOf } from "@/domain/metrics/tally";

const bin = (from: number, satisfied: number, n: number) => ({
  from,
  tally: tallyOf([...Array<number>(satisfied).fill(5), ...Array<number>(n - satisfied).fill(2)]),
});

describe("findBreakingPoint", () => {
  it("finds where satisfaction falls: 372/420 under 2 minutes, 310/380 up to 5, 171/300 above", () => {
    const found = findBreakingPoint("csat", [bin(0, 372, 420), bin(120, 310, 380), bin(300, 171, 300)], "csat-1-5");
    expect(found).toMatchObject({ seconds: 300, tried: 2 });
    expect(found?.pValue).toBeLessThan(1e-10);
  });

  it("says nothing where there is nothing: of 200 tries on pure chance with 12 places at most 5 % find one", () => {
    const random = seededRandom(11);
    let found = 0;
    for (let i = 0; i < 200; i += 1) {
      const bins = Array.from({ length: 13 }, (_, place) => {
        const satisfied = Array.from({ length: 40 }, () => random() < 0.8).filter(Boolean).length;
        return bin(place * 60, satisfied, 40);
      });
      if (findBreakingPoint("csat", bins, "csat-1-5")) found += 1;
    }
    expect(found).toBeLessThanOrEqual(10);
  });

  it("never calls a rise a break, nor a place with under ten answers on a side", () => {
    expect(findBreakingPoint("csat", [bin(0, 50, 200), bin(60, 190, 200)], "csat-1-5")).toBeNull();
    expect(findBreakingPoint("csat", [bin(0, 200, 200), bin(60, 0, 9)], "csat-1-5")).toBeNull();
    expect(findBreakingPoint("csat", [], "csat-1-5")).toBeNull();
  });
});
