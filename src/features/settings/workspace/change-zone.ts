import type { Tx } from "@/db/client";
import { findWorkspace } from "@/db/queries/find-workspace";
import { requestZone } from "@/db/queries/update-workspace";
import type { WorkspaceScope } from "@/db/scope";
import { writeAudit } from "@/platform/audit";

/**
 * Asks for the workspace's days to be moved to another time zone; a job does it, and until it ends the old zone shows.
 * Says whether anything will change. Part of the caller's transaction.
 */
export async function changeZone(tx: Tx, scope: WorkspaceScope, zone: string): Promise<boolean> {
  const workspace = await findWorkspace(tx, scope);
  const target = workspace.pendingZone ?? workspace.zone;
  if (target === zone) return false;
  await requestZone(tx, scope, zone);
  await writeAudit(tx, scope, {
    action: "workspace.zone_changed",
    subject: scope.workspaceId,
    before: { zone: target },
    after: { zone },
  });
  return true;
}
