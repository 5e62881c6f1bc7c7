import { describe, expect, it } from "vitest";
import { placeLabels } from "@/ui/charts/place-labels";

const room = { from: 0, to: 400, rows: 2 };

describe("placeLabels", () => {
  it("keeps labels that have room on the lowest row", () => {
    const marks = [
      { x: 120, width: 100 },
      { x: 300, width: 100 },
    ];
    expect(placeLabels(marks, room)).toEqual([
      { row: 0, anchor: "end" },
      { row: 0, anchor: "end" },
    ]);
  });

  it("crosses no upright of a higher label: the outer two run outwards, the middle one goes up", () => {
    const marks = [
      { x: 160, width: 150 },
      { x: 220, width: 120 },
      { x: 260, width: 130 },
    ];
    expect(placeLabels(marks, room)).toEqual([
      { row: 0, anchor: "end" },
      { row: 1, anchor: "end" },
      { row: 0, anchor: "start" },
    ]);
  });

  it("leaves free what is taken, and a mark alone that finds no room", () => {
    const taken = [{ row: 0, from: 100, to: 300 }];
    const marks = [{ x: 120, width: 100 }];
    expect(placeLabels(marks, room, taken)).toEqual([{ row: 1, anchor: "end" }]);
    expect(placeLabels(marks, { ...room, rows: 1 }, taken)).toEqual([null]);
    expect(placeLabels([{ x: 200, width: 500 }], room)).toEqual([null]);
  });
});
