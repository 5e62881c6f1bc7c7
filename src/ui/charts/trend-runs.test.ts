import { describe, expect, it } from "vitest";
import { type TrendPoint, trendRows, trendRuns } from "@/ui/charts/trend-runs";

const point = (key: string, value: number | null, more: Partial<TrendPoint> = {}): TrendPoint => ({
  key,
  label: key,
  title: key,
  value,
  low: value === null ? null : value - 4,
  high: value === null ? null : value + 4,
  valueText: String(value),
  betweenText: "",
  countText: "",
  ...more,
});

describe("trendRuns", () => {
  it("is one stretch where nothing interrupts", () => {
    expect(trendRuns([point("a", 1), point("b", 2)])).toEqual([{ start: 0, end: 1, partialEnd: false }]);
  });

  it("breaks where nobody answered, and begins anew with a new series", () => {
    const points = [
      point("a", 1),
      point("b", null),
      point("c", 3),
      point("d", 4, { breakBefore: { label: "New wording" } }),
      point("e", 5),
    ];
    expect(trendRuns(points).map(({ start, end }) => [start, end])).toEqual([
      [0, 0],
      [2, 2],
      [3, 4],
    ]);
  });

  it("is nothing where there is nothing", () => {
    expect(trendRuns([])).toEqual([]);
    expect(trendRuns([point("a", null)])).toEqual([]);
  });
});

describe("trendRows", () => {
  it("keeps line and band of a series within it", () => {
    const points = [point("a", 1), point("b", 2, { breakBefore: { label: "x" } })];
    const rows = trendRows(points, trendRuns(points));
    expect(rows[0]).toMatchObject({ line0: 1, line1: null, band0: [-3, 5], band1: null });
    expect(rows[1]).toMatchObject({ line0: null, line1: 2, band0: null, band1: [-2, 6] });
  });

  it("draws only the step to a running period dashed", () => {
    const points = [point("a", 1), point("b", 2), point("c", 3, { partial: true })];
    const rows = trendRows(points, trendRuns(points));
    expect(rows.map((row) => row.line0)).toEqual([1, 2, null]);
    expect(rows.map((row) => row.dashed0)).toEqual([null, 2, 3]);
  });

  it("shows a lone running period as a point", () => {
    const points = [point("a", null), point("b", 2, { partial: true })];
    const rows = trendRows(points, trendRuns(points));
    expect(rows[1]).toMatchObject({ line0: 2, dashed0: null });
  });
});
