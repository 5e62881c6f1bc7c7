import { type Db, withTenant } from "@/db/client";
import { findWorkspace } from "@/db/queries/find-workspace";
import { setTwoStepNeed } from "@/db/queries/update-workspace";
import type { WorkspaceScope } from "@/db/scope";
import { writeAudit } from "@/platform/audit";

/** Has a workspace open to those only whose sign-in has two steps, or to all its members again. Saying so twice is said once. */
export async function requireTwoStep(db: Db, scope: WorkspaceScope, needed: boolean): Promise<void> {
  await withTenant(db, scope, async (tx) => {
    const { requiresTwoStep } = await findWorkspace(tx, scope);
    if (requiresTwoStep === needed) return;
    await setTwoStepNeed(tx, scope, needed);
    await writeAudit(tx, scope, {
      action: "workspace.two_step_changed",
      subject: scope.workspaceId,
      before: { requiresTwoStep },
      after: { requiresTwoStep: needed },
    });
  });
}
