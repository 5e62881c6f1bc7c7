import type { Tx } from "@/db/client";
import { type GoalRow, lockGoal } from "@/db/queries/goals/find-goal";
import { insertGoalCheck, updateGoal } from "@/db/queries/goals/write-goal";
import type { WorkspaceScope } from "@/db/scope";
import { localDay } from "@/domain/calendar/day";
import { periodOf } from "@/domain/calendar/period";
import type { GoalCalendar, GoalNumbers, GoalQuestion, GoalReader } from "@/features/goals/goal-reader";
import { type Judgement, judgedDays, judgeGoal, settledBefore } from "@/features/goals/judge-goal";

/** A goal as it stands now, with its weeks. */
export interface StandingGoal {
  readonly row: GoalRow;
  readonly judged: Judgement;
  readonly weekly: GoalNumbers | null;
  /** Why its numbers are gone: the survey was deleted, asks something else, or asks it on another scale. */
  readonly lost: "survey" | "question" | "scale" | null;
}

/**
 * Reads a goal's numbers over the days it is judged by, and judges it. Where its survey or its question is gone, or the scale is
 * another one, there is no data: figures of another scale would be compared with a target that means nothing on it.
 */
export async function readGoal(
  tx: Tx,
  scope: WorkspaceScope,
  calendar: GoalCalendar,
  row: GoalRow,
  read: GoalReader,
  now: Date,
): Promise<StandingGoal> {
  const { goal } = row;
  const question = questionOf(goal);
  const at = goal.closedAt !== null && goal.closedAt < now ? goal.closedAt : now;
  const today = localDay(at, calendar.zone);
  const days = judgedDays(goal, today);
  const ask = (days: { from: string; to: string }) => read(tx, scope, calendar, { ...question, days }, now);
  const clock = { today, zone: calendar.zone, now: at };
  const without = (lost: StandingGoal["lost"]) => ({
    row,
    judged: judgeGoal(goal, null, null, clock),
    weekly: null,
    lost,
  });
  if (goal.surveyId !== null && row.surveyName === null) return without("survey");
  if (days === null) return without(null);
  const current = await ask(days);
  if (current === null) return without("question");
  if (goal.scale !== null && current.scale !== goal.scale) return without("scale");
  const weekly = await ask({ from: goal.startsOn, to: weekOf(days.to, goal.endsOn, calendar) });
  return { row, judged: judgeGoal(goal, current, weekly, clock), weekly, lost: null };
}

/** The last day of a day's week, within a goal: a week that still runs is read whole, so that it is not taken for a complete one. */
export function weekOf(day: string, endsOn: string, calendar: GoalCalendar): string {
  const { end } = periodOf(day, "week", calendar);
  return end < endsOn ? end : endsOn;
}

/** What a goal asks of the reader. */
export function questionOf(goal: GoalRow["goal"]): GoalQuestion {
  const { metric, surveyId, segmentName, segmentValue } = goal;
  const segment = segmentName !== null && segmentValue !== null ? { name: segmentName, value: segmentValue } : null;
  return { metric, survey: surveyId, segment };
}

/** What a goal's record says when it closes. */
export function outcomeOf({ current, reached }: Judgement) {
  if (current === null) return "no data" as const;
  return reached === "clearly"
    ? ("reached clearly" as const)
    : reached
      ? ("reached narrowly" as const)
      : ("missed" as const);
}

/**
 * Reads a goal; one whose deadline has passed is closed by that, with what it reached written down once. The response rate is
 * waited for until the last invitation had its days.
 */
export async function settleGoal(
  tx: Tx,
  scope: WorkspaceScope,
  calendar: GoalCalendar,
  row: GoalRow,
  read: GoalReader,
  now: Date,
): Promise<StandingGoal> {
  const standing = await readGoal(tx, scope, calendar, row, read, now);
  if (row.goal.closedAt !== null || !isOver(row, calendar, now)) return standing;
  const closed = await closeOnce(tx, scope, standing, now);
  return { ...standing, row: { ...row, goal: { ...row.goal, closedAt: closed } } };
}

/** Whether all days of a goal are over and their number is settled. */
export function isOver({ goal }: GoalRow, { zone }: GoalCalendar, now: Date): boolean {
  return settledBefore(goal, localDay(now, zone)) > goal.endsOn;
}

/** Closes a goal and writes down how it stood. Of two who do it at once only one writes. Returns when it was closed. */
export async function closeOnce(
  tx: Tx,
  scope: WorkspaceScope,
  { row, judged }: StandingGoal,
  now: Date,
): Promise<Date> {
  const { goal } = row;
  const before = await lockGoal(tx, scope, goal.id);
  if (before?.closedAt) return before.closedAt;
  await updateGoal(tx, scope, goal.id, { closedAt: now });
  await insertGoalCheck(tx, scope, {
    goalId: goal.id,
    at: now,
    kind: "closed",
    target: goal.target,
    value: judged.current?.value ?? null,
    low: judged.current?.interval?.low ?? null,
    high: judged.current?.interval?.high ?? null,
    n: judged.current?.n ?? null,
    outcome: outcomeOf(judged),
  });
  return now;
}

/** Whether a goal that runs should have been looked at again by now: nobody noted a review since the day for it. */
export function isReviewDue({ goal, reviewedAt }: GoalRow, today: string, zone: string): boolean {
  if (goal.closedAt !== null || today < goal.reviewOn) return false;
  return reviewedAt === null || localDay(reviewedAt, zone) < goal.reviewOn;
}
