import { and, eq } from "drizzle-orm";
import { v7 } from "uuid";
import type { Tx } from "@/db/client";
import { storedSegment } from "@/db/queries/quality/hide-agents";
import { initiative } from "@/db/schema/goal";
import type { WorkspaceScope } from "@/db/scope";

export type NewInitiative = Omit<typeof initiative.$inferInsert, "workspaceId" | "id" | "deletedAt">;

/** Stores what was done. Returns its id. */
export async function insertInitiative(tx: Tx, scope: WorkspaceScope, values: NewInitiative): Promise<string> {
  const id = v7();
  const stored = await storedSegment(tx, scope, values);
  await tx.insert(initiative).values({ ...stored, workspaceId: scope.workspaceId, id });
  return id;
}

/** Changes an initiative's own row. */
export async function updateInitiative(
  tx: Tx,
  scope: WorkspaceScope,
  id: string,
  change: Partial<typeof initiative.$inferInsert>,
): Promise<void> {
  await tx
    .update(initiative)
    .set(await storedSegment(tx, scope, change))
    .where(and(eq(initiative.workspaceId, scope.workspaceId), eq(initiative.id, id)));
}
