import { and, eq } from "drizzle-orm";
import { v7 } from "uuid";
import type { Tx } from "@/db/client";
import { storedSegment } from "@/db/queries/quality/hide-agents";
import { goal, goalCheck } from "@/db/schema/goal";
import type { WorkspaceScope } from "@/db/scope";

export type NewGoal = Omit<typeof goal.$inferInsert, "workspaceId" | "id">;
export type NewGoalCheck = Omit<typeof goalCheck.$inferInsert, "workspaceId" | "id">;
export type GoalChangeRow = Partial<
  Pick<typeof goal.$inferInsert, "target" | "closedAt" | "deletedAt" | "objectiveId" | "reviewOn">
>;

/** Stores a goal. Returns its id. */
export async function insertGoal(tx: Tx, scope: WorkspaceScope, values: NewGoal): Promise<string> {
  const id = v7();
  const stored = await storedSegment(tx, scope, values);
  await tx.insert(goal).values({ ...stored, workspaceId: scope.workspaceId, id });
  return id;
}

/** Changes a goal's own row. */
export async function updateGoal(tx: Tx, scope: WorkspaceScope, id: string, change: GoalChangeRow): Promise<void> {
  await tx
    .update(goal)
    .set(change)
    .where(and(eq(goal.workspaceId, scope.workspaceId), eq(goal.id, id)));
}

/** Writes down what happened to a goal. */
export async function insertGoalCheck(tx: Tx, scope: WorkspaceScope, values: NewGoalCheck): Promise<void> {
  await tx.insert(goalCheck).values({ ...values, workspaceId: scope.workspaceId, id: v7() });
}

/** Writes down how a goal stood after a week; whoever comes second for that week writes nothing. */
export async function insertWeeklyCheck(
  tx: Tx,
  scope: WorkspaceScope,
  values: NewGoalCheck & { readonly weekEnds: string },
): Promise<void> {
  await tx
    .insert(goalCheck)
    .values({ ...values, workspaceId: scope.workspaceId, id: v7() })
    .onConflictDoNothing();
}
