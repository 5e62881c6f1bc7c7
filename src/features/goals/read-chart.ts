import type { Tx } from "@/db/client";
import type { WorkspaceScope } from "@/db/scope";
import { addDays, localDay } from "@/domain/calendar/day";
import type { GoalCalendar, GoalNumbers, GoalReader } from "@/features/goals/goal-reader";
import { settledBefore } from "@/features/goals/judge-goal";
import { questionOf, type StandingGoal, weekOf } from "@/features/goals/read-goal";

/** The weeks since those that the baseline was made of; null where the numbers are gone. */
export async function readChart(
  tx: Tx,
  scope: WorkspaceScope,
  calendar: GoalCalendar,
  { row: { goal }, lost }: StandingGoal,
  read: GoalReader,
  now: Date,
): Promise<GoalNumbers | null> {
  const last = addDays(settledBefore(goal, localDay(goal.closedAt ?? now, calendar.zone)), -1);
  const days = { from: goal.baselineFrom, to: weekOf(last, goal.endsOn, calendar) };
  return lost === null && days.from <= days.to ? read(tx, scope, calendar, { ...questionOf(goal), days }, now) : null;
}
