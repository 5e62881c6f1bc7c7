import { and, eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { membership } from "@/db/schema/people";
import type { Role, WorkspaceScope } from "@/db/scope";

/** What a person is in this workspace, or null where they do not belong to it. */
export async function findRole(tx: Tx, scope: WorkspaceScope, userId: string): Promise<Role | null> {
  const [row] = await tx
    .select({ role: membership.role })
    .from(membership)
    .where(and(eq(membership.workspaceId, scope.workspaceId), eq(membership.userId, userId)));
  return row?.role ?? null;
}
