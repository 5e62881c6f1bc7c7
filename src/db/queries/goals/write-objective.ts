import { and, eq, max } from "drizzle-orm";
import { v7 } from "uuid";
import type { Tx } from "@/db/client";
import { objective } from "@/db/schema/goal";
import type { WorkspaceScope } from "@/db/scope";

/** The id of the objective of this name, which is made where there is none and comes back where it was archived. */
export async function ensureObjective(tx: Tx, scope: WorkspaceScope, name: string): Promise<string | null> {
  const { workspaceId } = scope;
  const [last] = await tx
    .select({ position: max(objective.position) })
    .from(objective)
    .where(eq(objective.workspaceId, workspaceId));
  await tx
    .insert(objective)
    .values({ workspaceId, id: v7(), name, position: (last?.position ?? 0) + 1 })
    .onConflictDoUpdate({ target: [objective.workspaceId, objective.name], set: { archivedAt: null } });
  const [row] = await tx
    .select({ id: objective.id })
    .from(objective)
    .where(and(eq(objective.workspaceId, scope.workspaceId), eq(objective.name, name)));
  return row?.id ?? null;
}

/** Changes an objective's own row. */
export async function updateObjective(
  tx: Tx,
  scope: WorkspaceScope,
  id: string,
  change: Partial<Pick<typeof objective.$inferInsert, "name" | "position" | "archivedAt">>,
): Promise<void> {
  await tx
    .update(objective)
    .set(change)
    .where(and(eq(objective.workspaceId, scope.workspaceId), eq(objective.id, id)));
}
