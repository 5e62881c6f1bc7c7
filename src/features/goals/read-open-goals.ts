import type { Tx } from "@/db/client";
import { listGoals } from "@/db/queries/goals/find-goal";
import type { WorkspaceScope } from "@/db/scope";
import type { GoalCalendar, GoalReader } from "@/features/goals/goal-reader";
import { readGoal, type StandingGoal } from "@/features/goals/read-goal";

const LISTED = 200;

/** How the goals stand that still run or were closed since an instant, the nearest deadline first. Changes nothing. */
export async function readOpenGoals(
  tx: Tx,
  scope: WorkspaceScope,
  calendar: GoalCalendar,
  { read, most, since }: { readonly read: GoalReader; readonly most: number; readonly since: Date },
  now: Date,
): Promise<StandingGoal[]> {
  const rows = await listGoals(tx, scope, LISTED);
  const told = rows.filter(({ goal }) => goal.closedAt === null || goal.closedAt >= since).slice(0, most);
  const standing: StandingGoal[] = [];
  for (const row of told) standing.push(await readGoal(tx, scope, calendar, row, read, now));
  return standing;
}
