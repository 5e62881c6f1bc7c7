import { and, asc, eq } from "drizzle-orm";
import { type Db, withUser } from "@/db/client";
import { membership } from "@/db/schema/people";
import { workspace } from "@/db/schema/workspace";
import { mintScope, type Role, type WorkspaceScope } from "@/db/scope";

/** A workspace that a person belongs to. */
export interface WorkspaceAccess {
  scope: WorkspaceScope;
  role: Role;
  workspace: typeof workspace.$inferSelect;
}

/** What a list of workspaces shows. */
export interface WorkspaceChoice {
  id: string;
  slug: string;
  name: string;
  role: Role;
}

/**
 * The workspace of this slug as far as a person belongs to it, or null: one of others reads as one that never existed.
 * The role is read on every request, so that a change of it shows at once.
 */
export async function findAccess(db: Db, userId: string, slug: string): Promise<WorkspaceAccess | null> {
  return withUser(db, userId, async (tx) => {
    const [row] = await tx
      .select({ workspace, role: membership.role })
      .from(membership)
      .innerJoin(workspace, eq(workspace.id, membership.workspaceId))
      .where(and(eq(membership.userId, userId), eq(workspace.slug, slug)));
    if (row === undefined) return null;
    const scope = mintScope(row.workspace.id, { kind: "user", userId, role: row.role });
    return { scope, role: row.role, workspace: row.workspace };
  });
}

/** The workspaces of a person, by name. */
export function listWorkspaces(db: Db, userId: string): Promise<WorkspaceChoice[]> {
  return withUser(db, userId, (tx) =>
    tx
      .select({ id: workspace.id, slug: workspace.slug, name: workspace.name, role: membership.role })
      .from(membership)
      .innerJoin(workspace, eq(workspace.id, membership.workspaceId))
      .where(eq(membership.userId, userId))
      .orderBy(asc(workspace.name), asc(workspace.slug)),
  );
}
