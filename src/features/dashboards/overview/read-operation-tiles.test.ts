import { describe, expect, it } from "vitest";
import { stayDays } from "@/features/dashboards/overview/read-operation-tiles";

const TODAY = "2026-11-24";
const days = (from: string, to: string) => ({ from, to });

describe("the days that who stays and leaves is told of", () => {
  it("are the last whole months that are over, against as many before", () => {
    const page = { range: days("2026-08-25", "2026-11-23"), compared: days("2026-05-26", "2026-08-24") };
    expect(stayDays(page, 12, TODAY)).toEqual({
      range: days("2025-11-01", "2026-10-31"),
      compared: days("2024-11-01", "2025-10-31"),
    });
    expect(stayDays({ ...page, compared: null }, 1, TODAY)).toEqual({
      range: days("2026-10-01", "2026-10-31"),
      compared: null,
    });
  });

  it("are no months of the past where the page's days have not begun", () => {
    const page = { range: days("2027-03-01", "2027-03-31"), compared: days("2027-02-01", "2027-02-28") };
    expect(stayDays(page, 12, TODAY)).toEqual(page);
  });
});
