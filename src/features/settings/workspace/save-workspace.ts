import { type Db, withTenant } from "@/db/client";
import { findWorkspace } from "@/db/queries/find-workspace";
import { updateWorkspace } from "@/db/queries/update-workspace";
import type { WorkspaceScope } from "@/db/scope";
import { changeZone } from "@/features/settings/workspace/change-zone";
import type { WorkspaceInput } from "@/features/settings/workspace/input";
import { writeAudit } from "@/platform/audit";

/** Saves a workspace's settings, with what they were in the audit trail. Says whether its days are being moved. */
export async function saveWorkspace(
  db: Db,
  scope: WorkspaceScope,
  input: WorkspaceInput,
): Promise<{ zoneMoves: boolean }> {
  const { zone, ...changes } = input;
  return withTenant(db, scope, async (tx) => {
    const { name, locale, weekStart, fiscalYearStart, rangeDays, allowedHosts } = await findWorkspace(tx, scope);
    const before = { name, locale, weekStart, fiscalYearStart, rangeDays, allowedHosts };
    await updateWorkspace(tx, scope, changes);
    if (JSON.stringify(before) !== JSON.stringify({ ...before, ...changes })) {
      await writeAudit(tx, scope, { action: "workspace.changed", subject: scope.workspaceId, before, after: changes });
    }
    return { zoneMoves: await changeZone(tx, scope, zone) };
  });
}
