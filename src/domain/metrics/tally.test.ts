import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { computeScore } from "@/domain/metrics/metric";
import { SCALES } from "@/domain/metrics/scale";
import { answered, emptyTally, mergeTallies, tallyAnswers, tallyOf } from "@/domain/metrics/tally";

describe("tallies", () => {
  it("count each score and set aside what is none", () => {
    const tally = tallyOf([0, 10, 10, 11, 7.5, -1]);
    expect(tally.counts).toEqual([1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2]);
    expect(tally.invalid).toBe(3);
    expect(answered(tally.counts)).toBe(3);
  });

  it("read a question's own scale: code 11 and text are invalid, null is missing", () => {
    const tally = tallyAnswers([5, 0, 6, "4", null, undefined, 3.5], SCALES["csat-1-5"]);
    expect(tally).toMatchObject({ invalid: 4, missing: 2 });
    expect(answered(tally.counts)).toBe(1);
  });

  it("turn the first effort question round: 1 (very low effort) of 1–5 is stored as 5", () => {
    expect(tallyAnswers([1, 1, 5], SCALES["ces-effort-1-5"]).counts.slice(1, 6)).toEqual([1, 0, 0, 0, 2]);
  });

  it("merge as if the answers stood in one list, in any order", () => {
    const scores = fc.array(fc.integer({ min: -1, max: 12 }));
    fc.assert(
      fc.property(scores, scores, (a, b) => {
        const merged = mergeTallies(tallyOf(a), tallyOf(b));
        expect(merged).toEqual(tallyOf([...b, ...a]));
        expect(mergeTallies(emptyTally, merged)).toEqual(merged);
      }),
    );
  });
});

describe("computeScore", () => {
  it("says null with a reason for nobody, and 0 for all passives", () => {
    expect(computeScore("nps", emptyTally, "nps")).toMatchObject({
      value: null,
      n: 0,
      interval: null,
      reason: "no_answers",
    });
    expect(computeScore("nps", tallyOf([7, 8, 8]), "nps")).toMatchObject({ value: 0, n: 3 });
  });

  it("keeps the shape of the API: bands, every point, what stands beside", () => {
    const csat = computeScore("csat", tallyOf([5, 5, 4, 4, 4, 3, 2, 1, 5, 4]), "csat-1-5");
    expect(csat).toMatchObject({
      value: 70,
      n: 10,
      counts: { satisfied: 7, neutral: 1, dissatisfied: 2 },
      distribution: { "1": 1, "2": 1, "3": 1, "4": 4, "5": 3 },
    });
    expect(csat.also.mean?.value).toBeCloseTo(3.7, 12);
    const ces = computeScore("ces", tallyOf([7, 6, 6, 5, 4, 7, 3, 5, 6, 2]), "ces-1-7");
    expect(ces.value).toBeCloseTo(5.1, 12);
    expect(ces.counts).toEqual({ easy: 7, neutral: 1, difficult: 2 });
    expect(ces.also.percentEasy?.value).toBe(70);
    const completion = computeScore("completion_rate", tallyOf([0, 1, 1, 1]), "completion");
    expect(completion).toMatchObject({
      value: 75,
      counts: { numerator: 3, denominator: 4 },
      distribution: { "0": 1, "1": 3 },
    });
  });

  it("counts thumbs down as an answer and has no neutral thumb", () => {
    expect(computeScore("csat", tallyOf([1, 1, 0, 1, 1, 0]), "csat-thumbs").counts).toEqual({
      satisfied: 4,
      neutral: 0,
      dissatisfied: 2,
    });
  });

  it("shows what the value would be with the answers held for review", () => {
    const tally = { ...tallyOf([10, 10, 9, 7]), held: tallyOf([0, 0]).counts };
    const result = computeScore("nps", tally, "nps");
    expect(result.value).toBe(75); // 3 of 4 promoters
    expect(result.also.withHeld).toMatchObject({ n: 6 });
    expect(result.also.withHeld?.value).toBeCloseTo(100 / 6, 12); // (3 − 2)/6
    expect(computeScore("nps", tallyOf([10]), "nps").also).toEqual({});
  });

  it("is null with a reason for counts that cannot be", () => {
    const broken = { ...emptyTally, counts: [0, -1, 0, 0, 0, 0, 0, 0, 0, 0, 5] };
    expect(computeScore("nps", broken, "nps")).toMatchObject({ value: null, reason: "bad_counts" });
    const endless = { ...emptyTally, counts: [0, 0, Number.POSITIVE_INFINITY] };
    expect(computeScore("csat", endless, "csat-1-5")).toMatchObject({ value: null, reason: "bad_counts" });
  });
});
