import { type Db, withTenant } from "@/db/client";
import { findWorkspace } from "@/db/queries/find-workspace";
import { updateWorkspace } from "@/db/queries/update-workspace";
import { setUsualBrand } from "@/db/queries/usual-brand";
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
    const current = await findWorkspace(tx, scope);
    const { name, locale, weekStart, fiscalYearStart, rangeDays, allowedHosts, brand } = current;
    const before = { name, locale, weekStart, fiscalYearStart, rangeDays, allowedHosts };
    await updateWorkspace(tx, scope, changes);
    // A look that is called as the workspace was is called as it is.
    if (brand.name === name && changes.name !== name) await setUsualBrand(tx, scope, { ...brand, name: changes.name });
    if (JSON.stringify(before) !== JSON.stringify({ ...before, ...changes })) {
      await writeAudit(tx, scope, { action: "workspace.changed", subject: scope.workspaceId, before, after: changes });
    }
    return { zoneMoves: await changeZone(tx, scope, zone) };
  });
}
