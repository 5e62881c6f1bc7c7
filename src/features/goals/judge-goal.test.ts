import { expect, test } from "vitest";
import { addDays } from "@/domain/calendar/day";
import { inPercent, wilson } from "@/domain/metrics/interval";
import type { GoalNumbers } from "@/features/goals/goal-reader";
import { judgedDays, judgeGoal } from "@/features/goals/judge-goal";

const START = "2026-09-28";
const goal = {
  metric: "csat",
  baseline: 78,
  target: 85.8,
  startsOn: START,
  endsOn: addDays(START, 13 * 7 - 1),
  measuredOver: "last_28_days",
} as const;
const DEMO = [77.6, 79.3, 78.4, 80.6, 79.8, 82.0, 81.1, 82.8];

function reading(value: number, n: number) {
  return { value, n, interval: inPercent(wilson((value * n) / 100, n)) };
}

function weeks(values: readonly number[], n = 300): GoalNumbers {
  const series = values.map((value, week) => ({
    start: addDays(START, 7 * week),
    end: addDays(START, 7 * week + 6),
    ...reading(value, n),
  }));
  return { ...reading(80, 1200), scale: "csat-1-5", from: START, to: goal.endsOn, counts: {}, series, breaks: [] };
}

function after(week: number) {
  const today = addDays(START, 7 * week);
  return { today, zone: "UTC", now: new Date(`${today}T00:00:00Z`) };
}

test("the demo's goal in week 8 of 13: 84.8, between 78.4 and 91.2, odds 36 %, at risk", () => {
  const now = after(8);
  const { forecast, odds, state, expected, progress } = judgeGoal(
    goal,
    { ...weeks([]), ...reading(81.4, 1200) },
    weeks(DEMO),
    now,
  );
  expect(forecast?.value).toBeCloseTo(84.8, 1);
  expect(forecast?.low).toBeCloseTo(78.4, 0);
  expect(forecast?.high).toBeCloseTo(91.2, 0);
  expect(odds).toBeCloseTo(0.36, 1);
  expect(state).toBe("at risk");
  expect(expected).toBeCloseTo(78 + (7.8 * 8) / 13, 6);
  expect(progress?.requiredPerWeek).toBeCloseTo((85.8 - 81.4) / 5, 6);
});

test("before six weekly points it is too early to say, and there are no odds", () => {
  const judged = judgeGoal(goal, weeks([]), weeks(DEMO.slice(0, 5)), after(5));
  expect(judged.state).toBe("too early to say");
  expect(judged.odds).toBeNull();
});

test("a week that still runs is not counted", () => {
  const running = judgeGoal(goal, weeks([]), weeks(DEMO.slice(0, 6)), after(5));
  expect(running.odds).toBeNull();
});

test("a figure that is met is reached: narrowly while its interval does not, clearly when it does", () => {
  const met = (value: number) => judgeGoal(goal, { ...weeks([]), ...reading(value, 1200) }, weeks(DEMO), after(8));
  expect(met(86)).toMatchObject({ state: "reached", reached: "narrowly" });
  expect(met(95)).toMatchObject({ state: "reached", reached: "clearly" });
  const few = judgeGoal(goal, { ...weeks([]), ...reading(100, 3) }, weeks([]), after(1));
  expect(few.state).toBe("too early to say");
});

test("without answers there is no data, before its first day it has not begun", () => {
  expect(judgeGoal(goal, null, null, after(0)).state).toBe("too early to say");
  expect(judgeGoal(goal, null, null, after(3))).toMatchObject({ state: "no data", elapsed: (100 * 3) / 13 });
  expect(judgeGoal(goal, null, null, after(-1)).state).toBe("not begun");
});

test("weeks before the question changed are not counted", () => {
  const broken = { ...weeks(DEMO), breaks: [{ day: addDays(START, 21) }] };
  const judged = judgeGoal(goal, weeks([]), broken, after(8));
  expect(judged).toMatchObject({ changedOn: addDays(START, 21), odds: null });
});

test("it is read over the last 28 days or the whole period, never before its start nor past its end", () => {
  expect(judgedDays(goal, START)).toBeNull();
  expect(judgedDays(goal, addDays(START, 7))).toEqual({ from: START, to: addDays(START, 6) });
  expect(judgedDays(goal, "2027-12-31")).toEqual({ from: addDays(goal.endsOn, -27), to: goal.endsOn });
  expect(judgedDays({ ...goal, measuredOver: "whole_period" }, "2027-12-31")).toEqual({ from: START, to: goal.endsOn });
});

test("the response rate is judged when its last invitations had their 14 days, and over days that had them", () => {
  const rate = { ...goal, metric: "response_rate" } as const;
  expect(judgedDays(rate, addDays(START, 14))).toBeNull();
  expect(judgedDays(rate, addDays(START, 15))).toEqual({ from: START, to: START });
  expect(judgedDays(rate, addDays(goal.endsOn, 15))?.to).toBe(goal.endsOn);
  const few = { ...weeks([]), ...reading(100, 5) };
  const stand = (day: string) =>
    judgeGoal(rate, few, null, { today: day, zone: "UTC", now: new Date(`${day}T00:00:00Z`) }).state;
  expect(stand(addDays(goal.endsOn, 14))).toBe("too early to say");
  expect(stand(addDays(goal.endsOn, 15))).toBe("reached");
  // A week counts once its last day does: the sixth, 14 days after the next began.
  const odds = (day: string) =>
    judgeGoal(rate, weeks([]), weeks(DEMO.slice(0, 6)), { today: day, zone: "UTC", now: new Date(`${day}T00:00:00Z`) })
      .odds;
  expect(odds(addDays(START, 6 * 7 + 13))).toBeNull();
  expect(odds(addDays(START, 6 * 7 + 14))).not.toBeNull();
});
