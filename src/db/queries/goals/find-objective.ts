import { and, asc, eq, isNull, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { goal, objective } from "@/db/schema/goal";
import type { WorkspaceScope } from "@/db/scope";

/** What goals serve, with how many do; those that were deleted count nowhere. */
export interface ObjectiveRow {
  readonly id: string;
  readonly name: string;
  readonly position: number;
  readonly archivedAt: Date | null;
  readonly goals: number;
  readonly running: number;
}

/** The objectives of a workspace in their order, archived ones included. */
export function listObjectives(tx: Tx, scope: WorkspaceScope): Promise<ObjectiveRow[]> {
  return tx
    .select({
      id: objective.id,
      name: objective.name,
      position: objective.position,
      archivedAt: objective.archivedAt,
      goals: sql<number>`count(${goal.id})::int`,
      running: sql<number>`count(${goal.id}) filter (where ${goal.closedAt} is null)::int`,
    })
    .from(objective)
    .leftJoin(
      goal,
      and(eq(goal.workspaceId, scope.workspaceId), eq(goal.objectiveId, objective.id), isNull(goal.deletedAt)),
    )
    .where(eq(objective.workspaceId, scope.workspaceId))
    .groupBy(objective.workspaceId, objective.id)
    .orderBy(asc(objective.position), asc(objective.name));
}
