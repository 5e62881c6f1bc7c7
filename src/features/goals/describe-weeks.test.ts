import { expect, test } from "vitest";
import { addDays } from "@/domain/calendar/day";
import { describeWeeks } from "@/features/goals/describe-weeks";
import type { GoalNumbers } from "@/features/goals/goal-reader";
import { goalWordsIn } from "@/features/goals/goal-words";

/** Four weeks to 29 November, of which so many have a value, the last of them with so many that may still be answered. */
function fourWeeks(told: number, open = 0): GoalNumbers {
  const nothing = { value: null, n: 0, interval: null };
  const series = [0, 1, 2, 3].map((week) => {
    const start = addDays("2026-11-02", 7 * week);
    const reading =
      week < told
        ? { value: 40, n: 70, interval: null, counts: { open: week === told - 1 ? open : 0 } }
        : { ...nothing, counts: { open: 70 } };
    return { start, end: addDays(start, 6), ...reading };
  });
  return { ...nothing, scale: null, from: "2026-11-02", to: "2026-11-29", counts: {}, breaks: [], series };
}

const words = goalWordsIn("en");

test("of what settles at once the week that runs is not over", () => {
  const weeks = describeWeeks(words, "sla_attainment", fourWeeks(4), "2026-11-25");
  expect(weeks.map(({ partial }) => partial)).toEqual([false, false, false, true]);
});

test("of the response rate it is the week whose invitations are answered in part; later ones are too new", () => {
  // On 25 November what was sent until the 10th is settled: two days of the second week.
  const weeks = describeWeeks(words, "response_rate", fourWeeks(2, 50), "2026-11-25");
  expect(weeks.map(({ partial }) => partial)).toEqual([false, true, false, false]);
  expect(weeks[3]?.betweenText).toBe("70 invitations are too new to judge");
  // Two days earlier the second week had not begun to settle.
  const before = describeWeeks(words, "response_rate", fourWeeks(1), "2026-11-23");
  expect(before.map(({ partial }) => partial)).toEqual([false, false, false, false]);
  // Nothing was sent on its other days: what it says is final.
  const final = describeWeeks(words, "response_rate", fourWeeks(2, 0), "2026-11-25");
  expect(final.map(({ partial }) => partial)).toEqual([false, false, false, false]);
});
