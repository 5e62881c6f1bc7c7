import { eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { workspace } from "@/db/schema/workspace";
import type { WorkspaceScope } from "@/db/scope";

export type WorkspaceRow = typeof workspace.$inferSelect;

/** The workspace of this scope. Throws where it was deleted meanwhile. */
export async function findWorkspace(tx: Tx, scope: WorkspaceScope): Promise<WorkspaceRow> {
  const [row] = await tx.select().from(workspace).where(eq(workspace.id, scope.workspaceId));
  if (!row) throw new Error("The workspace of this scope no longer exists.");
  return row;
}
