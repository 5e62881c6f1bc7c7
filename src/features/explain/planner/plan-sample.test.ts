import { describe, expect, it } from "vitest";
import { knownWithin, leastWith, mostAnswers, needFor, type SamplePlan } from "@/features/explain/planner/plan-sample";

const nps: SamplePlan = { aim: "change", expected: { kind: "nps", variance: 0.61 }, people: null, rate: 20 };

describe("a plan", () => {
  it("says answers in each period, and how many to invite", () => {
    // 2·.61·(1.96 + .8416)²/.05² − 3 = 3,827.3; a fifth answers: five times as many.
    expect(needFor(5, nps)).toEqual({ by: 5, answers: 3828, invitations: 19_140, tooMany: false });
    expect(needFor(5, { ...nps, aim: "width" }).answers).toBe(935); // .61·(1.96/.05)² − 3 = 934.3
    expect(needFor(5, { ...nps, rate: null }).invitations).toBeNull();
  });

  it("never asks for fewer than ten, because fewer are shown as counts", () => {
    expect(needFor(50, { ...nps, aim: "width" }).answers).toBe(10);
    expect(needFor(50, { ...nps, expected: { kind: "share", percent: 99 }, aim: "width" }).answers).toBe(10);
  });

  it("of a list: fewer to know what the list thinks, and said when it has too few", () => {
    const list: SamplePlan = { ...nps, aim: "width", people: 1000, rate: 50 };
    expect(needFor(5, list)).toEqual({ by: 5, answers: 484, invitations: 968, tooMany: false }); // 935/1.934 = 483.5
    expect(needFor(4, list).tooMany).toBe(true);
    expect(mostAnswers(list)).toBe(500);
    expect(leastWith(500, list, 0.5, 50)).toBe(5);
    expect(mostAnswers(nps)).toBeNull();
  });

  it("the least that shows is found from the answers", () => {
    expect(leastWith(3828, nps, 0.5, 50)).toBe(5);
    expect(leastWith(3827, nps, 0.5, 50)).toBe(5.5);
    expect(leastWith(3, nps, 0.5, 50)).toBeNull();
    const ease: SamplePlan = { ...nps, expected: { kind: "mean", sd: 1.65 } };
    expect(leastWith(475, ease, 0.05, 3)).toBeCloseTo(0.3, 12);
  });

  it("each period alone is known to within so much", () => {
    expect(knownWithin(3828, nps)).toBeCloseTo(2.473, 3); // 196·√(.61/3831)
    expect(knownWithin(1000, { ...nps, aim: "width", people: 1000 })).toBe(0);
  });
});
