import type { Tx } from "@/db/client";
import { findGoal, type GoalRow, lockGoal } from "@/db/queries/goals/find-goal";
import { insertGoal, insertGoalCheck, updateGoal } from "@/db/queries/goals/write-goal";
import { ensureObjective } from "@/db/queries/goals/write-objective";
import type { WorkspaceScope } from "@/db/scope";
import { countDays, localDay } from "@/domain/calendar/day";
import { goalBounds } from "@/domain/metrics/goal-target";
import { isScoreMetric, METRICS } from "@/domain/metrics/metric";
import { isScaleId, SCALES } from "@/domain/metrics/scale";
import { type Baseline, plannedAnswers, undetectable } from "@/features/goals/check-target";
import { formatFigure } from "@/features/goals/describe-number";
import type { GoalCalendar } from "@/features/goals/goal-reader";
import type { GoalWords } from "@/features/goals/goal-words";
import { WINDOW } from "@/features/goals/judge-goal";
import type { GoalPlan } from "@/features/goals/plan-goal";
import { closeOnce, type StandingGoal } from "@/features/goals/read-goal";
import { writeAudit } from "@/platform/audit";
import { conflict, invalid, notFound } from "@/platform/http/problem";
import { isUuid } from "@/platform/is-uuid";

/** A goal of this workspace. Throws 404 for any other id. */
export async function requireGoal(tx: Tx, scope: WorkspaceScope, id: string, deletedToo = false): Promise<GoalRow> {
  const row = isUuid(id) ? await findGoal(tx, scope, id, { deletedToo }) : null;
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
 * there is no reason, the target lies past the scale, is the same, is no improvement on the baseline, or is so near to it that
 * the answers to come could not tell it from chance.
 */
export async function changeTarget(
  tx: Tx,
  scope: WorkspaceScope,
  words: GoalWords,
  { row: { goal }, judged, weekly }: StandingGoal,
  asked: { readonly target: number; readonly reason: string },
  now: Date,
): Promise<void> {
  const { t, locale } = words;
  const before = await lockGoal(tx, scope, goal.id);
  if (before === null || before.closedAt !== null) throw conflict(t("refused.closed"));
  const { min, max } = goalBounds(goal.metric, weekly?.scale ? SCALES[weekly.scale] : undefined);
  const refuse = (path: string, message: string) => invalid([{ path, message }]);
  if (asked.reason === "") throw refuse("reason", t("refused.noReason"));
  if ((min !== null && asked.target < min) || (max !== null && asked.target > max))
    throw refuse("target", t("refused.pastScale"));
  if (asked.target === before.target) throw refuse("target", t("refused.same"));
  const better = METRICS[goal.metric].better === "up" ? asked.target > goal.baseline : asked.target < goal.baseline;
  if (!better)
    throw refuse("target", t("refused.noImprovement", { from: formatFigure(goal.metric, goal.baseline, locale) }));
  const chance = tooNear(words, goal, asked.target);
  if (chance !== null) throw refuse("target", chance);
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

/** Why the answers to expect could not tell a target from where the goal began; null where they can. */
function tooNear(words: GoalWords, goal: GoalRow["goal"], target: number): string | null {
  const { metric, baseline, baselineLow, baselineHigh, baselineN, baselineFrom, baselineTo, scale } = goal;
  if (isScoreMetric(metric) && (scale === null || !isScaleId(scale))) return null;
  const from: Baseline = {
    value: baseline,
    n: baselineN,
    interval: baselineLow === null || baselineHigh === null ? null : { low: baselineLow, high: baselineHigh },
    scale: scale !== null && isScaleId(scale) ? scale : null,
  };
  const days = goal.measuredOver === "whole_period" ? countDays(goal.startsOn, goal.endsOn) : WINDOW;
  const planned = plannedAnswers({ n: baselineN, from: baselineFrom, to: baselineTo }, days);
  return undetectable(words, metric, from, target, planned);
}

/** Says that a goal was looked at again, with a note; `next` is the day to look again, within its days. */
export async function reviewGoal(
  tx: Tx,
  scope: WorkspaceScope,
  { t }: GoalWords,
  { row: { goal }, judged }: StandingGoal,
  asked: { readonly note: string; readonly next: string | null },
  now: Date,
): Promise<void> {
  const before = await lockGoal(tx, scope, goal.id);
  if (before === null || before.closedAt !== null) throw conflict(t("refused.closed"));
  if (asked.next !== null && (asked.next < goal.startsOn || asked.next > goal.endsOn))
    throw invalid([{ path: "next", message: t("refused.review") }]);
  if (asked.next !== null) await updateGoal(tx, scope, goal.id, { reviewOn: asked.next });
  await insertGoalCheck(tx, scope, {
    goalId: goal.id,
    at: now,
    kind: "reviewed",
    target: before.target,
    reason: asked.note,
    value: judged.current?.value ?? null,
    n: judged.current?.n ?? null,
    state: judged.state,
    odds: judged.odds,
  });
  await writeAudit(tx, scope, { action: "goal.reviewed", subject: goal.id });
}

/** Lets a goal serve another objective, which is made where there is none of that name; "" is none. */
export async function moveGoal(tx: Tx, scope: WorkspaceScope, row: GoalRow, objective: string): Promise<void> {
  if (objective === (row.objective ?? "")) return;
  const objectiveId = objective === "" ? null : await ensureObjective(tx, scope, objective);
  await updateGoal(tx, scope, row.goal.id, { objectiveId });
  await writeAudit(tx, scope, {
    action: "goal.moved",
    subject: row.goal.id,
    before: { objective: row.objective },
    after: { objective: objective === "" ? null : objective },
  });
}

/** Closes a goal before its time; how it stands is written down. `reopenGoal` undoes it. */
export async function closeGoal(tx: Tx, scope: WorkspaceScope, standing: StandingGoal, now: Date): Promise<void> {
  if (standing.row.goal.closedAt !== null) return;
  await closeOnce(tx, scope, standing, now);
  await writeAudit(tx, scope, { action: "goal.closed", subject: standing.row.goal.id });
}

/** Opens a goal that was closed by hand. Throws 409 after its deadline: what it reached is settled. */
export async function reopenGoal(
  tx: Tx,
  scope: WorkspaceScope,
  words: GoalWords,
  calendar: GoalCalendar,
  { goal }: GoalRow,
  now: Date,
): Promise<void> {
  const before = await lockGoal(tx, scope, goal.id);
  if (!before?.closedAt) return;
  if (localDay(now, calendar.zone) > goal.endsOn) throw conflict(words.t("refused.over"));
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
