import { type Db, withTenant } from "@/db/client";
import { deleteWorkspace } from "@/db/queries/delete-workspace";
import type { WorkspaceScope } from "@/db/scope";
import type { DeletionInput } from "@/features/settings/deletion/input";
import { writeAudit } from "@/platform/audit";
import { isOwnPassword } from "@/platform/auth/change-password";
import { MAX_PASSWORD } from "@/platform/auth/password";

/**
 * Deletes a workspace for the owner who typed its name and, where they have one, their password. Says which of them was wrong;
 * null: it is gone. The trail goes with the workspace: until a job has taken everything it says who it was.
 */
export async function removeWorkspace(
  db: Db,
  {
    scope,
    workspace,
    user,
  }: {
    readonly scope: WorkspaceScope;
    readonly workspace: { readonly name: string; readonly slug: string };
    readonly user: { readonly userId: string };
  },
  { name, password }: DeletionInput,
): Promise<"name" | "password" | null> {
  if (name !== workspace.name) return "name";
  if (password.length > MAX_PASSWORD || !(await isOwnPassword(db, user.userId, password))) return "password";
  await withTenant(db, scope, async (tx) => {
    const after = { name, slug: workspace.slug };
    await writeAudit(tx, scope, { action: "workspace.deleted", subject: scope.workspaceId, after });
    await deleteWorkspace(tx, scope);
  });
  return null;
}
