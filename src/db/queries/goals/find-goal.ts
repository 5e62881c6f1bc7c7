import { and, asc, desc, eq, isNull, max, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { showSegments } from "@/db/queries/quality/hide-agents";
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
  /** When somebody last noted that it was reviewed. */
  readonly reviewedAt: Date | null;
}

/** The goals of a workspace that were not deleted: those that run by their deadline, then the closed ones, newest first. */
export async function listGoals(tx: Tx, scope: WorkspaceScope, limit: number): Promise<GoalRow[]> {
  const rows = await named(tx, scope)
    .where(and(eq(goal.workspaceId, scope.workspaceId), isNull(goal.deletedAt)))
    .orderBy(sql`${goal.closedAt} is not null`, desc(goal.closedAt), asc(goal.endsOn), asc(goal.id))
    .limit(limit);
  return showGoals(tx, scope, rows);
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
  return (await showGoals(tx, scope, row ? [row] : []))[0] ?? null;
}

async function showGoals(tx: Tx, scope: WorkspaceScope, rows: readonly GoalRow[]): Promise<GoalRow[]> {
  const shown = await showSegments(
    tx,
    scope,
    rows.map((row) => row.goal),
  );
  return rows.map((row, i) => ({ ...row, goal: shown[i] ?? row.goal }));
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

function named(tx: Tx, scope: WorkspaceScope) {
  const reviews = tx
    .select({ goalId: goalCheck.goalId, at: max(goalCheck.at).as("reviewed_at") })
    .from(goalCheck)
    .where(and(eq(goalCheck.workspaceId, scope.workspaceId), eq(goalCheck.kind, "reviewed")))
    .groupBy(goalCheck.goalId)
    .as("reviews");
  return tx
    .select({
      goal,
      objective: objective.name,
      surveyName: survey.name,
      ownerName: user.name,
      reviewedAt: reviews.at,
    })
    .from(goal)
    .leftJoin(reviews, eq(reviews.goalId, goal.id))
    .leftJoin(objective, and(eq(objective.workspaceId, scope.workspaceId), eq(objective.id, goal.objectiveId)))
    .leftJoin(
      survey,
      and(eq(survey.workspaceId, scope.workspaceId), eq(survey.id, goal.surveyId), isNull(survey.deletedAt)),
    )
    .leftJoin(membership, and(eq(membership.workspaceId, scope.workspaceId), eq(membership.userId, goal.ownerId)))
    .leftJoin(user, eq(user.id, membership.userId));
}
