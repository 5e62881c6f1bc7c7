import { expect, it } from "vitest";
import { addDays } from "@/domain/calendar/day";
import { inPercent, wilson } from "@/domain/metrics/interval";
import { formatFigure } from "@/features/goals/describe-number";
import { describeWeeks } from "@/features/goals/describe-weeks";
import { tabulateGoal, tabulateGoalPage } from "@/features/goals/files/tabulate-goal";
import type { GoalNumbers } from "@/features/goals/goal-reader";
import { goalWordsIn } from "@/features/goals/goal-words";
import { judgeGoal } from "@/features/goals/judge-goal";
import type { StandingGoal } from "@/features/goals/read-goal";
import { translatorIn } from "@/platform/i18n/translator";

const TODAY = "2026-08-26";
const NOW = new Date("2026-08-26T10:00:00Z");

function numbers(from: string, to: string, satisfied: number, n: number): Omit<GoalNumbers, "series"> {
  const value = (100 * satisfied) / n;
  return { value, n, interval: inPercent(wilson(satisfied, n)), scale: "csat-1-5", from, to, counts: {}, breaks: [] };
}

/** Eight weeks of 300 answers, one of which is too small to be told. */
const weeks = [233, 238, 235, 242, 3, 246, 243, 248].map((satisfied, week) => {
  const start = addDays("2026-07-01", 7 * week);
  const one = numbers(start, addDays(start, 6), satisfied, satisfied === 3 ? 4 : 300);
  const hidden = { value: null, n: 0, interval: null, suppressed: true } as const;
  return {
    start,
    end: addDays(start, 6),
    ...(satisfied === 3 ? hidden : { value: one.value, n: one.n, interval: one.interval }),
  };
});
const weekly: GoalNumbers = { ...numbers("2026-07-01", "2026-08-25", 1685, 2104), series: weeks };

const goal: StandingGoal["row"]["goal"] = {
  ...{ workspaceId: "w", id: "g", objectiveId: null, metric: "csat", surveyId: "s", scale: "csat-1-5" },
  ...{
    segmentName: "team",
    segmentValue: "care",
    baseline: 78,
    baselineLow: 75.6,
    baselineHigh: 80.3,
    baselineN: 1200,
  },
  ...{ baselineFrom: "2026-06-03", baselineTo: "2026-06-30", changeKind: "relative", changeSize: 10, target: 85.8 },
  ...{ startsOn: "2026-07-01", endsOn: "2026-09-29", measuredOver: "last_28_days", ownerId: null, reason: "" },
  ...{ reviewOn: "2026-08-15", createdAt: NOW, closedAt: null, deletedAt: null },
};
const current = { ...numbers("2026-07-29", "2026-08-25", 740, 904), series: [] };
const standing: StandingGoal = {
  row: { goal, objective: "Renewals", surveyName: "After a contact", ownerName: "Nora", reviewedAt: null },
  judged: judgeGoal(goal, current, weekly, { today: TODAY, zone: "UTC", now: NOW }),
  weekly,
  lost: null,
};

it.each(["en", "de", "ar"] as const)("a goal's rows are what its screen says, unrounded: %s", (locale) => {
  const words = { ...goalWordsIn(locale), files: translatorIn(locale, "exports") };
  const { judged } = standing;
  const rows = tabulateGoalPage(words, standing, weekly, TODAY);
  expect(rows.slice(0, 4)).toEqual(tabulateGoal(words, standing, TODAY));
  const one = (part: string) => rows.find((row) => row.part === part);
  const figure = (value: number | null) => formatFigure("csat", value, locale);
  // 740 of 904 in the last 28 days.
  expect(one("goal")).toMatchObject({ value: (100 * 740) / 904, n: 904, from: "2026-07-29", to: "2026-08-25" });
  expect(one("goal")?.shown).toBe(figure((100 * 740) / 904));
  expect(one("baseline")).toMatchObject({ value: 78, low: 75.6, high: 80.3, n: 1200, shown: figure(78) });
  expect(one("target")).toMatchObject({ value: 85.8, shown: figure(85.8) });
  expect(one("odds")?.value).toBe(100 * (judged.odds ?? Number.NaN));
  expect(one("expected")?.value).toBe(judged.expected);
  expect(one("progress")?.value).toBe(judged.progress?.progress);
  expect(one("needed")?.value).toBe(judged.progress?.requiredPerWeek);
  expect(one("forecast")).toMatchObject({ value: judged.forecast?.value, low: judged.forecast?.low });
  const told = rows.filter(({ part }) => part === "period");
  expect(told.map(({ value }) => value)).toEqual(weeks.map(({ value }) => value));
  expect(told.map(({ shown }) => shown)).toEqual(
    describeWeeks(words, "csat", weekly, TODAY).map((week) => week.valueText),
  );
  expect(told[4]).toMatchObject({ value: null, n: null, low: null, hidden: true });
});
