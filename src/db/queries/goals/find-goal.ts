import { and, asc, desc, eq, isNull, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { goal, goalCheck, objective } from "@/db/schema/goal";
import { membership, user } from "@/db/schema/people";
import { survey } from "@/db/schema/survey";
import type { WorkspaceScope } from "@/db/scope";

export type GoalCheckRow = typeof goalCheck.$inferSelect;

/** A goal with the names of what it belongs to; null where that is gone. */
export interface GoalRow {
  readonly goal: typeof goal.$inferSelect;
  readonly objective: string | null;
  readonly surveyName: string | null;
  readonly ownerName: string | null;
}

/** The goals of a workspace that were not deleted: those that run by their deadline, then the closed ones, newest first. */
export function listGoals(tx: Tx, scope: WorkspaceScope, limit: number): Promise<GoalRow[]> {
  return named(tx, scope)
    .where(and(eq(goal.workspaceId, scope.workspaceId), isNull(goal.deletedAt)))
    .orderBy(sql`${goal.closedAt} is not null`, desc(goal.closedAt), asc(goal.endsOn), asc(goal.id))
    .limit(limit);
}

/** One goal; null where there is none, or it was deleted and deleted ones were not asked for. */
export async function findGoal(
  tx: Tx,
  scope: WorkspaceScope,
  id: string,
  options: { readonly deletedToo?: boolean } = {},
): Promise<GoalRow | null> {
  const own = and(eq(goal.workspaceId, scope.workspaceId), eq(goal.id, id));
  const [row] = await named(tx, scope).where(options.deletedToo ? own : and(own, isNull(goal.deletedAt)));
  return row ?? null;
}

/** Keeps others from changing a goal until the transaction ends; what may have changed since it was read. */
export async function lockGoal(
  tx: Tx,
  scope: WorkspaceScope,
  id: string,
): Promise<{ readonly target: number; readonly closedAt: Date | null } | null> {
  const [row] = await tx
    .select({ target: goal.target, closedAt: goal.closedAt })
    .from(goal)
    .where(and(eq(goal.workspaceId, scope.workspaceId), eq(goal.id, id)))
    .for("update");
  return row ?? null;
}

/** What happened to a goal, the newest first. */
export function listGoalChecks(tx: Tx, scope: WorkspaceScope, goalId: string): Promise<GoalCheckRow[]> {
  return tx
    .select()
    .from(goalCheck)
    .where(and(eq(goalCheck.workspaceId, scope.workspaceId), eq(goalCheck.goalId, goalId)))
    .orderBy(desc(goalCheck.at), desc(goalCheck.id));
}

/** The names of a workspace's objectives. */
export async function listObjectives(tx: Tx, scope: WorkspaceScope): Promise<string[]> {
  const rows = await tx
    .select({ name: objective.name })
    .from(objective)
    .where(eq(objective.workspaceId, scope.workspaceId))
    .orderBy(asc(objective.name));
  return rows.map((row) => row.name);
}

function named(tx: Tx, scope: WorkspaceScope) {
  return tx
    .select({ goal, objective: objective.name, surveyName: survey.name, ownerName: user.name })
    .from(goal)
    .leftJoin(objective, and(eq(objective.workspaceId, scope.workspaceId), eq(objective.id, goal.objectiveId)))
    .leftJoin(
      survey,
      and(eq(survey.workspaceId, scope.workspaceId), eq(survey.id, goal.surveyId), isNull(survey.deletedAt)),
    )
    .leftJoin(membership, and(eq(membership.workspaceId, scope.workspaceId), eq(membership.userId, goal.ownerId)))
    .leftJoin(user, eq(user.id, membership.userId));
}
