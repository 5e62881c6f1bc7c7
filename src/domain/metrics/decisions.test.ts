import { describe, expect, it } from "vitest";
import { type Change, verdictOf } from "@/domain/metrics/change";
import { churnWindowMonths } from "@/domain/metrics/churn-readings";
import { driftOf } from "@/domain/metrics/drift";
import { ewmaChart } from "@/domain/metrics/ewma";
import { goalForecast, onScale } from "@/domain/metrics/goal-forecast";
import { goalProgress, reachedHow } from "@/domain/metrics/goal-progress";
import { goalState } from "@/domain/metrics/goal-state";
import { goalBounds, goalTarget } from "@/domain/metrics/goal-target";
import { hiddenGroups } from "@/domain/metrics/minimum-group";
import { settlingDays } from "@/domain/metrics/rates";
import { countedAnswers } from "@/domain/metrics/repeats";
import {
  answersToSeeNpsChange,
  answersToSeeShareChange,
  invitationsFor,
  planSample,
} from "@/domain/metrics/sample-size";
import { splitChange } from "@/domain/metrics/split";

const DAY = 86_400_000;
const noChange: Change = { difference: null, interval: null, pValue: null, n: { current: 0, previous: 0 } };

describe("goals", () => {
  it("read 'increase CSAT by 10 %' both ways and refuse what cannot be", () => {
    const csat = goalBounds("csat");
    expect(goalTarget(78, { kind: "points", points: 10 }, "up", csat)).toEqual({ valid: true, target: 88 });
    expect(goalTarget(0, { kind: "relative", percent: 10 }, "up", csat)).toMatchObject({
      valid: false,
      reason: "relative_change_undefined_on_zero_baseline",
    });
    expect(goalTarget(78, { kind: "points", points: -3 }, "up", csat)).toMatchObject({
      reason: "change_must_be_positive",
    });
    expect(goalTarget(5, { kind: "points", points: 3 }, "up", goalBounds("ces", { min: 1, max: 7 }))).toMatchObject({
      reason: "target_outside_scale",
    });
    expect(goalTarget(Number.NaN, { kind: "points", points: 3 }, "up", csat)).toMatchObject({ reason: "no_baseline" });
  });

  it("need a pace, and are reached clearly or narrowly", () => {
    const goal = { baseline: 78, target: 85, better: "up", from: 0, to: 70 * DAY } as const;
    // 4 points in the 4 weeks that are left
    expect(goalProgress(goal, 81, 42 * DAY)).toMatchObject({ reached: false, requiredPerWeek: 1, timeElapsed: 60 });
    expect(goalProgress(goal, 81, 71 * DAY).requiredPerWeek).toBeNull();
    const interval = { low: 84, high: 88, level: 0.95, method: "wilson" } as const;
    expect(reachedHow(86, interval, 85, "up")).toBe("narrowly");
    expect(reachedHow(86, interval, 83, "up")).toBe("clearly");
    expect(reachedHow(82, interval, 83, "up")).toBeNull();
  });

  it("have no state before six points and change it only after two weeks", () => {
    expect(goalState([0.9, 0.9, 0.9, 0.9, 0.9])).toBeNull();
    const early = [null, null, 0.5, 0.5, 0.5];
    expect(goalState([...early, 0.9])).toBe("on track");
    expect(goalState([...early, 0.9, 0.5])).toBe("on track");
    expect(goalState([...early, 0.9, 0.5, 0.9, 0.5])).toBe("on track");
    expect(goalState([...early, 0.9, 0.5, 0.5])).toBe("at risk");
    expect(goalState([...early, 0.9, 0.5, 0.5, 0.1, 0.1])).toBe("off track");
  });

  it("never claim a smaller error than sampling makes: a perfect line of noisy points is not certain", () => {
    const line = [0, 1, 2, 3, 4, 5].map((t) => ({ t, value: 50 + t, n: 40 }));
    expect(goalForecast(line, 8, 57, "up")?.odds).toBe(1);
    const honest = goalForecast(
      line.map((point) => ({ ...point, variance: 25 })),
      8,
      57,
      "up",
    );
    expect(honest?.value).toBeCloseTo(58, 10);
    expect(honest?.odds).toBeLessThan(0.7);
    expect(goalForecast(line.slice(0, 2), 8, 57, "up")).toBeNull();
    expect(
      goalForecast(
        line.map((point) => ({ ...point, t: 3 })),
        8,
        57,
        "up",
      ),
    ).toBeNull();
  });
});

describe("alerts", () => {
  it("compare 28 days against 28 until there are 20 weeks", () => {
    const fall: Change = { difference: -8, interval: null, pValue: 0.001, n: { current: 80, previous: 90 } };
    expect(driftOf([40, 41], fall)).toEqual({ judgedBy: "comparison", direction: "down", since: null });
    expect(driftOf([40, 41], noChange).direction).toBeNull();
  });

  it("then watch for slow drifts, and begin anew after an acknowledged change", () => {
    const calm = Array.from({ length: 20 }, (_, i) => 40 + (i % 2 === 0 ? 1 : -1));
    const drifting = [...calm, 40, 42, 42, 42, 42, 42, 42, 42];
    const found = driftOf(drifting, noChange);
    expect(found).toMatchObject({ judgedBy: "baseline", direction: "up" });
    expect(found.since).toBeGreaterThan(20);
    expect(driftOf([...calm, 40, null, 41, 39], noChange)).toEqual({
      judgedBy: "baseline",
      direction: null,
      since: null,
    });
    expect(driftOf([...drifting, ...calm], noChange, 28).direction).toBeNull();
  });

  it("start with narrow limits and carry over gaps", () => {
    const points = ewmaChart([50, null, 50], { target: 50, sd: 1, lambda: 0.2, sigmas: 2.7 });
    // First limits: 2.7·√(.2/1.8·(1 − .8²)) = 2.7·.2 = .54
    expect(points[0]?.high).toBeCloseTo(50.54, 10);
    expect(points[1]).toMatchObject({ ewma: null, signal: false });
    const weeks = ewmaChart([60, 40], { target: 50, sd: [10, 5], lambda: 0.5, sigmas: 3 });
    expect(weeks.map(({ ewma }) => ewma)).toEqual([0.5, -0.75]); // ½·1, ½·(−2) + ½·½
  });
});

describe("segments", () => {
  it("split a fall into who answered and what they said", () => {
    // Both segments said the same (60 and 20); the happy half shrank from 50 % to 25 %: −10 is who answered alone.
    const split = splitChange([
      { key: "happy", current: { n: 25, value: 60 }, previous: { n: 50, value: 60 } },
      { key: "less", current: { n: 75, value: 20 }, previous: { n: 50, value: 20 } },
    ]);
    expect(split?.difference).toBeCloseTo(-10, 12);
    expect(split?.whoAnswered).toBeCloseTo(-10, 12);
    expect(split?.whatTheySaid).toBeCloseTo(0, 12);
    expect(splitChange([])).toBeNull();
  });

  it("hide small groups so that nothing follows from the total", () => {
    const groups = [
      { key: "A", n: 40 },
      { key: "B", n: 0 },
      { key: "C", n: 1 },
    ];
    expect(hiddenGroups(groups)).toEqual(["A", "C"]);
    expect(hiddenGroups(groups, { totalShown: false })).toEqual(["C"]);
  });
});

describe("repeats", () => {
  const answers = [
    { who: "a", at: 0 },
    { who: "a", at: 20 * DAY },
    { who: "a", at: 80 * DAY },
    { who: null, at: 5 },
  ];
  const times = (policy: "all" | "latest" | "first") => countedAnswers(answers, policy, 30).map(({ at }) => at / DAY);

  it("keep the latest within the window, the first, or all; the anonymous always", () => {
    expect(times("all")).toHaveLength(4);
    expect(times("latest")).toEqual([20, 80, 5 / DAY]);
    expect(times("first")).toEqual([0, 80, 5 / DAY]);
    expect(countedAnswers([...answers].reverse(), "latest", 30)).toHaveLength(3);
  });
});

describe("planning", () => {
  it("says how many answers a change takes, and how many to invite", () => {
    // 2·.67·(1.95996 + .84162)²/.05² − 3 = 4,204.0; 78 → 82 %: 1,568.6 by the two-proportion formula
    expect(answersToSeeNpsChange(5)).toBe(4204);
    expect(answersToSeeShareChange(78, 82)).toBe(1569);
    expect(invitationsFor(4204, 20)).toBe(21_020);
    expect(invitationsFor(10, 0)).toBeNull();
    expect(planSample({ kind: "nps", points: 5 }, 20)).toEqual({ answers: 4204, invitations: 21_020 });
    expect(planSample({ kind: "share", baseline: 82, points: 4 }).answers).toBe(1569);
  });
});

describe("verdicts of times", () => {
  it("call a shorter wait better", () => {
    const change: Change = { difference: -12, interval: null, pValue: 0.001, n: { current: 90, previous: 80 } };
    expect(verdictOf(change, 0.001, "down").assessment).toBe("better");
  });
});

describe("defaults", () => {
  it("state churn by the month for short contracts and over twelve for long ones", () => {
    expect(churnWindowMonths([1, 1, 12])).toBe(1);
    expect(churnWindowMonths([12, 12, 1])).toBe(12);
    expect(churnWindowMonths([])).toBe(1);
  });

  it("wait for the response rate until invitations had their days, and for nothing else", () => {
    expect(settlingDays("response_rate")).toBe(14);
    expect(settlingDays("completion_rate")).toBe(0);
  });

  it("show a forecast on the scale: 104 % is shown as 100", () => {
    const line = [0, 1, 2, 3].map((t) => ({ t, value: 92 + 2 * t + (t % 2), n: 50 }));
    const found = goalForecast(line, 9, 99, "up");
    expect(found?.value).toBeGreaterThan(100);
    expect(found === null ? null : onScale(found, goalBounds("csat"))).toMatchObject({
      value: 100,
      high: 100,
      odds: found?.odds,
    });
  });
});
