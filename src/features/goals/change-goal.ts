import type { Tx } from "@/db/client";
import { findGoal, type GoalRow, lockGoal } from "@/db/queries/goals/find-goal";
import { ensureObjective, insertGoal, insertGoalCheck, updateGoal } from "@/db/queries/goals/write-goal";
import type { WorkspaceScope } from "@/db/scope";
import { localDay } from "@/domain/calendar/day";
import { goalBounds } from "@/domain/metrics/goal-target";
import { METRICS } from "@/domain/metrics/metric";
import { SCALES } from "@/domain/metrics/scale";
import { formatFigure } from "@/features/goals/check-target";
import type { GoalCalendar } from "@/features/goals/goal-reader";
import type { GoalPlan } from "@/features/goals/plan-goal";
import { closeOnce, type StandingGoal } from "@/features/goals/read-goal";
import { writeAudit } from "@/platform/audit";
import { conflict, invalid, notFound } from "@/platform/http/problem";

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** A goal of this workspace. Throws 404 for any other id. */
export async function requireGoal(tx: Tx, scope: WorkspaceScope, id: string, deletedToo = false): Promise<GoalRow> {
  const row = UUID.test(id) ? await findGoal(tx, scope, id, { deletedToo }) : null;
  if (row === null) throw notFound("There is no such goal.");
  return row;
}

/** Stores a goal that was planned, with the first line of its record. Returns its id; throws 422 naming what is wrong. */
export async function setGoal(
  tx: Tx,
  scope: WorkspaceScope,
  plan: GoalPlan,
  objective: string,
  now: Date,
): Promise<string> {
  if (plan.ready === null)
    throw invalid(
      Object.entries(plan.errors).map(([path, message]) => ({ path, message })),
      "goal_refused",
    );
  const objectiveId = objective === "" ? null : await ensureObjective(tx, scope, objective);
  const id = await insertGoal(tx, scope, { ...plan.ready, objectiveId });
  const { target, baseline, baselineLow, baselineHigh, baselineN, metric, endsOn } = plan.ready;
  await insertGoalCheck(tx, scope, {
    goalId: id,
    at: now,
    kind: "set",
    target,
    value: baseline,
    low: baselineLow,
    high: baselineHigh,
    n: baselineN,
  });
  await writeAudit(tx, scope, { action: "goal.set", subject: id, after: { metric, target, endsOn } });
  return id;
}

/**
 * Gives a goal another target and keeps the old one in its record with the reason. Throws 409 where it is closed, 422 where
 * there is no reason, the target lies past the scale, is the same, or is no improvement on the baseline.
 */
export async function changeTarget(
  tx: Tx,
  scope: WorkspaceScope,
  { row: { goal }, judged, weekly }: StandingGoal,
  asked: { readonly target: number; readonly reason: string },
  now: Date,
): Promise<void> {
  const before = await lockGoal(tx, scope, goal.id);
  if (before === null || before.closedAt !== null) throw conflict("This goal is closed: reopen it first.");
  const { min, max } = goalBounds(goal.metric, weekly ? SCALES[weekly.scale] : undefined);
  const refuse = (path: string, message: string) => invalid([{ path, message }]);
  if (asked.reason === "") throw refuse("reason", "Say why the target changes: it stays in the record.");
  if ((min !== null && asked.target < min) || (max !== null && asked.target > max))
    throw refuse("target", "This lies past the end of the scale.");
  if (asked.target === before.target) throw refuse("target", "This is the target already.");
  const better = METRICS[goal.metric].better === "up" ? asked.target > goal.baseline : asked.target < goal.baseline;
  if (!better) throw refuse("target", `It started from ${formatFigure(goal.metric, goal.baseline)}: aim beyond that.`);
  await updateGoal(tx, scope, goal.id, { target: asked.target });
  await insertGoalCheck(tx, scope, {
    goalId: goal.id,
    at: now,
    kind: "target_changed",
    previousTarget: before.target,
    target: asked.target,
    reason: asked.reason,
    value: judged.current?.value ?? null,
    n: judged.current?.n ?? null,
  });
  await writeAudit(tx, scope, {
    action: "goal.target_changed",
    subject: goal.id,
    before: { target: before.target },
    after: { target: asked.target },
  });
}

/** Closes a goal before its time; how it stands is written down. `reopenGoal` undoes it. */
export async function closeGoal(tx: Tx, scope: WorkspaceScope, standing: StandingGoal, now: Date): Promise<void> {
  if (standing.row.goal.closedAt !== null) return;
  await closeOnce(tx, scope, standing, { now, reason: "Closed by hand." });
  await writeAudit(tx, scope, { action: "goal.closed", subject: standing.row.goal.id });
}

/** Opens a goal that was closed by hand. Throws 409 after its deadline: what it reached is settled. */
export async function reopenGoal(
  tx: Tx,
  scope: WorkspaceScope,
  calendar: GoalCalendar,
  { goal }: GoalRow,
  now: Date,
): Promise<void> {
  const before = await lockGoal(tx, scope, goal.id);
  if (!before?.closedAt) return;
  if (localDay(now, calendar.zone) > goal.endsOn) throw conflict("Its deadline has passed: set a new goal instead.");
  await updateGoal(tx, scope, goal.id, { closedAt: null });
  await insertGoalCheck(tx, scope, { goalId: goal.id, at: now, kind: "reopened", target: goal.target });
  await writeAudit(tx, scope, { action: "goal.reopened", subject: goal.id });
}

/** Takes a goal off every list; its record stays, so that `restoreGoal` brings all of it back. */
export async function deleteGoal(tx: Tx, scope: WorkspaceScope, { goal }: GoalRow, now: Date): Promise<void> {
  await updateGoal(tx, scope, goal.id, { deletedAt: now });
  await writeAudit(tx, scope, { action: "goal.deleted", subject: goal.id, before: { target: goal.target } });
}

/** Brings a deleted goal back as it was. */
export async function restoreGoal(tx: Tx, scope: WorkspaceScope, { goal }: GoalRow): Promise<void> {
  if (goal.deletedAt === null) return;
  await updateGoal(tx, scope, goal.id, { deletedAt: null });
  await writeAudit(tx, scope, { action: "goal.restored", subject: goal.id });
}
