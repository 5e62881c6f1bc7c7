import { describe, expect, it } from "vitest";
import { shareRows } from "@/ui/charts/share-rows";

describe("the marks of an axis of shares", () => {
  it("are round, from the floor to 1", () => {
    expect(shareRows(0)).toEqual([0, 0.2, 0.4, 0.6, 0.8, 1]);
    expect(shareRows(0.4)).toEqual([0.4, 0.6, 0.8, 1]);
    expect(shareRows(0.5)).toEqual([0.5, 0.6, 0.7, 0.8, 0.9, 1]);
    expect(shareRows(0.7)).toEqual([0.7, 0.8, 0.9, 1]);
    expect(shareRows(0.9)).toEqual([0.9, 0.92, 0.94, 0.96, 0.98, 1]);
  });

  it("begin at the floor and end at 1 wherever a chart may begin", () => {
    for (const floor of [0, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9]) {
      const rows = shareRows(floor);
      expect(rows[0]).toBe(floor);
      expect(rows.at(-1)).toBe(1);
    }
  });
});
