import { describe, expect, it } from "vitest";
import {
  answersForMean,
  answersOfClosedList,
  answersToSeeMeanChange,
  invitationsFor,
  marginWith,
  npsVarianceAt,
  planSample,
  spreadAt,
} from "@/domain/metrics/sample-size";

describe("the sample size of a mean", () => {
  it("is the first n whose Student interval is narrow enough", () => {
    // (1.96·1.65/0.2)² = 261.5; with t(263) = 1.969: 263.9.
    expect(answersForMean(0.2, 1.65)).toBe(264);
    // (1.96/1)² = 3.84 says 4, but t(3)/√4 = 1.59: 7 is the first with t(6)/√7 = .925 ≤ 1 (6: 2.571/√6 = 1.05).
    expect(answersForMean(1, 1)).toBe(7);
    expect(answersForMean(100, 1)).toBe(2); // t(1)/√2 = 8.98 ≤ 100; one answer has no interval
  });

  it("to see a change is 2s²(1.96 + 0.8416)²/d²", () => {
    expect(answersToSeeMeanChange(0.3, 1.65)).toBe(475); // 2·30.25·7.849 = 474.9
    expect(answersToSeeMeanChange(50, 1)).toBe(2);
    expect(planSample({ kind: "mean", points: 0.3, sd: 1.65 }, 25)).toEqual({ answers: 475, invitations: 1900 });
  });

  it("refuses what is no change and no spread", () => {
    for (const bad of [0, -1, Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(() => answersForMean(bad, 1)).toThrow();
      expect(() => answersForMean(1, bad)).toThrow();
      expect(() => answersToSeeMeanChange(bad, 1)).toThrow();
      expect(() => answersToSeeMeanChange(1, bad)).toThrow();
    }
  });
});

describe("what to expect", () => {
  it("is an NPS with its Passives", () => {
    expect(npsVarianceAt(30, 0.3)).toBeCloseTo(0.61, 12); // .7 − .09
    expect(npsVarianceAt(0, 0)).toBe(1); // half and half
    expect(npsVarianceAt(90, 0.3)).toBeCloseTo(0.09, 12); // +90 leaves at most 10 % Passives: .9 − .81
    expect(npsVarianceAt(-90, 0.3)).toBeCloseTo(0.09, 12);
    expect(() => npsVarianceAt(101, 0)).toThrow();
    expect(() => npsVarianceAt(0, Number.NaN)).toThrow();
  });

  it("is a mean with a spread that is possible", () => {
    expect(spreadAt(5, { min: 1, max: 7 }, 1.65)).toBe(1.65); // √(4·2) = 2.83 leaves room
    expect(spreadAt(6.9, { min: 1, max: 7 }, 1.65)).toBeCloseTo(Math.sqrt(5.9 * 0.1), 12);
    expect(() => spreadAt(7, { min: 1, max: 7 }, 1)).toThrow();
  });
});

describe("a closed list", () => {
  it("needs fewer, and never more than it has", () => {
    expect(answersOfClosedList(385, 1000)).toBe(279); // 385/1.384 = 278.2
    expect(answersOfClosedList(385, 20)).toBe(20); // 385/20.2 = 19.06: all 20
    expect(answersOfClosedList(0.5, 10)).toBe(1);
    expect(() => answersOfClosedList(10, 0)).toThrow();
  });
});

describe("what so many answers show", () => {
  it("is the margin they were planned for", () => {
    expect(marginWith(232, { kind: "nps", variance: 0.61 })).toBeCloseTo(9.99, 2); // 196·√(.61/235)
    expect(marginWith(385, { kind: "share", percent: 50 })).toBeCloseTo(4.99, 2); // 196·√(.25/385)
    expect(marginWith(264, { kind: "mean", sd: 1.65 })).toBeCloseTo(0.19996, 4);
    expect(marginWith(1000, { kind: "share", percent: 50 }, { population: 1000 })).toBe(0); // everybody
  });

  it("is nothing from nobody", () => {
    expect(marginWith(0, { kind: "nps", variance: 0.61 })).toBeNull();
    expect(marginWith(Number.NaN, { kind: "share", percent: 50 })).toBeNull();
    expect(marginWith(1, { kind: "mean", sd: 1 })).toBeNull();
    expect(invitationsFor(10, 0)).toBeNull();
  });
});
