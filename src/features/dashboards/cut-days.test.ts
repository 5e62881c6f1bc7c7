import { describe, expect, it } from "vitest";
import { cutDays, piecesOf } from "@/features/dashboards/cut-days";

describe("cutDays", () => {
  it("makes every range of whole pieces, also where ranges overlap", () => {
    const year = { from: "2026-01-01", to: "2026-12-31" };
    const march = { from: "2026-03-01", to: "2026-03-31" };
    const cuts = cutDays([year, march]);
    expect(cuts).toEqual(["2026-01-01", "2026-03-01", "2026-04-01", "2027-01-01"]);
    expect(piecesOf(cuts, year)).toEqual({ first: 0, end: 3 });
    expect(piecesOf(cuts, march)).toEqual({ first: 1, end: 2 });
  });
});
