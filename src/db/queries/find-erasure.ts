import { and, eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { erasure } from "@/db/schema/erasure";
import type { WorkspaceScope } from "@/db/scope";

/** What was erased, as it is remembered; null for an id that is none. */
export async function findErasure(
  tx: Tx,
  scope: WorkspaceScope,
  id: string,
): Promise<typeof erasure.$inferSelect | null> {
  const [row] = await tx
    .select()
    .from(erasure)
    .where(and(eq(erasure.workspaceId, scope.workspaceId), eq(erasure.id, id)));
  return row ?? null;
}
