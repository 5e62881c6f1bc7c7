import { describe, expect, it } from "vitest";
import { adjustFamily, benjaminiHochberg, type Change, compareScores, verdictOf } from "@/domain/metrics/change";
import { computeScore } from "@/domain/metrics/metric";
import { emptyTally, type Tally } from "@/domain/metrics/tally";

/** Counts by band put on one score of each band: detractors on 3, passives on 7, promoters on 10. */
function npsTally(promoters: number, passives: number, detractors: number): Tally {
  return { ...emptyTally, counts: [0, 0, 0, detractors, 0, 0, 0, passives, 0, 0, promoters] };
}

// SFO airport customer survey, DataSF; expected values computed in Python (scipy) beside the data.
const sfo2017 = npsTally(1436, 968, 342);
const sfo2018 = npsTally(1268, 935, 447);

describe("SFO 2017 to 2018", () => {
  it("gives both years with their intervals", () => {
    // 100·(1436 − 342)/2746 = 39.84; 100·(1268 − 447)/2650 = 30.98
    const before = computeScore("nps", sfo2017, "nps");
    const now = computeScore("nps", sfo2018, "nps");
    expect(before.value).toBeCloseTo(39.8397669337, 9);
    expect(before.interval?.low).toBeCloseTo(37.182360717, 8);
    expect(before.interval?.high).toBeCloseTo(42.4102184027, 8);
    expect(before.counts).toEqual({ promoters: 1436, passives: 968, detractors: 342 });
    expect(now.value).toBeCloseTo(30.9811320755, 9);
    expect(now.interval?.low).toBeCloseTo(28.1209016005, 8);
    expect(now.interval?.high).toBeCloseTo(33.7712959118, 8);
  });

  it("finds a clear fall: z on adjusted shares, p = 6.58e-6", () => {
    const change = compareScores("nps", sfo2018, sfo2017, "nps");
    expect(change.difference).toBeCloseTo(-8.8586348583, 8);
    expect(change.pValue).toBeCloseTo(6.5841738946799e-6, 15);
    expect(change.interval?.low).toBeCloseTo(-12.6991339007, 8);
    expect(change.interval?.high).toBeCloseTo(-5.0012477067, 8);
    expect(verdictOf(change, change.pValue, "up")).toEqual({ verdict: "down", assessment: "worse" });
  });

  it("leaves only boarding areas A and C after Benjamini–Hochberg over seven", () => {
    const areas: [string, Tally, Tally][] = [
      ["A", npsTally(270, 251, 140), npsTally(382, 249, 93)],
      ["B", npsTally(116, 85, 37), npsTally(94, 50, 22)],
      ["C", npsTally(84, 72, 33), npsTally(132, 68, 26)],
      ["D", npsTally(263, 159, 73), npsTally(213, 128, 45)],
      ["E", npsTally(96, 45, 16), npsTally(100, 57, 18)],
      ["F", npsTally(206, 141, 60), npsTally(221, 173, 50)],
      ["G", npsTally(233, 182, 88), npsTally(294, 243, 88)],
    ];
    const changes = areas.map(([, now, before]) => compareScores("nps", now, before, "nps"));
    const adjusted = adjustFamily(changes.map((change) => change.pValue));
    const expected = [2.2777e-6, 0.4091414669, 0.0177278215, 0.4777745005, 0.5942593852, 0.5942593852, 0.4777745005];
    for (const [i, p] of expected.entries()) expect(adjusted[i]).toBeCloseTo(p, 8);
    const verdicts = changes.map((change, i) => verdictOf(change, adjusted[i] ?? null, "up").verdict);
    const none = "no clear change";
    expect(verdicts).toEqual(["down", none, "down", none, none, none, none]);
  });
});

describe("compareScores", () => {
  it("compares shares by two-proportion z with Newcombe's interval", () => {
    // SFO overall satisfaction: 2059/2625 = 78.44 % against 2206/2688 = 82.07 %
    const csat = (satisfied: number, n: number): Tally => ({
      ...emptyTally,
      counts: [0, 0, 0, n - satisfied, 0, satisfied, 0, 0, 0, 0, 0],
    });
    const change = compareScores("csat", csat(2059, 2625), csat(2206, 2688), "csat-1-5");
    expect(change.difference).toBeCloseTo(-3.6303571428571435, 9);
    expect(change.interval?.low).toBeCloseTo(-5.769786917471978, 9);
    expect(change.interval?.high).toBeCloseTo(-1.4899914013297217, 9);
    expect(change.pValue).toBeCloseTo(0.0008849932890924439, 12);
  });

  it("says nothing when a side has no answers", () => {
    const change = compareScores("nps", sfo2018, emptyTally, "nps");
    expect(change).toMatchObject({ difference: null, interval: null, pValue: null });
    expect(verdictOf(change, null, "up")).toEqual({ verdict: null, assessment: null });
  });

  it("refuses another metric's scale by name", () => {
    expect(() => compareScores("nps", sfo2018, sfo2017, "csat-1-5")).toThrow(
      expect.objectContaining({ code: "wrong_scale" }),
    );
  });

  it("compares effort means by Welch and is silent when nothing varies", () => {
    const all = (score: number, n: number): Tally => ({
      ...emptyTally,
      counts: emptyTally.counts.map((_, i) => (i === score ? n : 0)),
    });
    const change = compareScores("ces", all(6, 10), all(5, 10), "ces-1-7");
    expect(change).toMatchObject({ difference: 1, interval: null, pValue: null });
    expect(verdictOf(change, change.pValue, "up").verdict).toBe("no clear change");
  });
});

describe("verdictOf", () => {
  const change: Change = { difference: -2, interval: null, pValue: 0.01, n: { current: 50, previous: 50 } };

  it("follows the metric's direction: churn going down is better", () => {
    expect(verdictOf(change, 0.01, "down")).toEqual({ verdict: "down", assessment: "better" });
  });

  it("is no clear change at p = .05, without a test, or with one answer on a side", () => {
    const none = { verdict: "no clear change", assessment: "no clear change" };
    expect(verdictOf(change, 0.05, "up")).toEqual(none);
    expect(verdictOf(change, null, "up")).toEqual(none);
    expect(verdictOf({ ...change, n: { current: 1, previous: 50 } }, 0.001, "up")).toEqual(none);
  });
});

describe("benjaminiHochberg", () => {
  it("keeps the order given and never exceeds 1", () => {
    // .04·4/2 = .08 for rank 2; .03 stays .04·… : sorted .01 .02 .03 .9 → .04 .04 .04 .9
    expect(benjaminiHochberg([0.9, 0.01, 0.03, 0.02])).toEqual([0.9, 0.04, 0.04, 0.04]);
  });

  it("refuses what is not a probability", () => {
    expect(() => benjaminiHochberg([0.2, Number.NaN])).toThrow(expect.objectContaining({ code: "bad_parameter" }));
  });
});
