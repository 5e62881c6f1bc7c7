import { describe, expect, it } from "vitest";
import { emptyTally, tallyOf } from "@/domain/metrics/tally";
import { chooseScale, listBreaks, poolTallies } from "@/features/dashboards/pool-series";

const at = { surveyId: "s", questionId: "q" };
const oneToFive = { ...at, ordinal: 1, scale: "csat-1-5", startedOn: "2026-01-01", title: "How was it?" };
const reworded = { ...at, ordinal: 2, scale: "csat-1-5", startedOn: "2026-03-02", title: "How did we do?" };
const oneToTen = { ...at, ordinal: 3, scale: "csat-1-10", startedOn: "2026-05-01", title: "How did we do?" };

describe("poolTallies", () => {
  it("pools equal scales and counts the others as excluded", () => {
    const groups = [
      { ...at, series: 1, tally: tallyOf([4, 5, 1]) },
      { ...at, series: 2, tally: tallyOf([5, 5]) },
      { ...at, series: 3, tally: { ...tallyOf([9, 10, 2, 3]), missing: 7, excluded: 1 } },
    ];
    const pooled = poolTallies([oneToFive, reworded, oneToTen], groups, "csat-1-5");
    // 1; 4; 5, 5, 5
    expect(pooled.counts).toEqual([0, 1, 0, 0, 1, 3, 0, 0, 0, 0, 0]);
    // 4 answers on 1–10, and one taken out there with a reason
    expect(pooled.excluded).toBe(5);
    expect(pooled.missing).toBe(0);
  });
});

describe("chooseScale", () => {
  const series = [oneToFive, reworded, oneToTen];

  it("takes the scale of the latest series with an answer, not of one that nobody has answered", () => {
    const groups = [
      { ...at, series: 1, tally: tallyOf([5]) },
      { ...at, series: 3, tally: { ...emptyTally, missing: 3 } },
    ];
    expect(chooseScale("csat", series, groups)).toBe("csat-1-5");
  });

  it("takes the latest series where there are no answers, and the usual one where there is no series", () => {
    expect(chooseScale("csat", series, [])).toBe("csat-1-10");
    expect(chooseScale("ces", [], [])).toBe("ces-1-7");
  });
});

describe("listBreaks", () => {
  it("names the day and what changed, within the days asked for", () => {
    expect(listBreaks([oneToFive, reworded, oneToTen], "2026-03-02", "2026-12-31")).toEqual([
      { day: "2026-03-02", reason: "new wording" },
      { day: "2026-05-01", reason: "new scale" },
    ]);
    expect(listBreaks([oneToFive, reworded], "2026-03-03", "2026-12-31")).toEqual([]);
  });

  it("tells other words of the points from another layout", () => {
    const asked = (layout: string, labels: unknown[]) =>
      JSON.stringify(["csat-1-5", layout, "How was it?", labels, []]);
    const before = { ...oneToFive, fingerprint: asked("column", []) };
    const after = { ...before, ordinal: 2, startedOn: "2026-03-02" };
    const reasons = (fingerprint: string) =>
      listBreaks([before, { ...after, fingerprint }], "2026-01-01", "2026-12-31").map(({ reason }) => reason);
    expect(reasons(asked("column", [[1, "Awful"]]))).toEqual(["new wording"]);
    expect(reasons(asked("row", []))).toEqual(["new layout"]);
  });
});
