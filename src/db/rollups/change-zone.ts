import { eq, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { workspace } from "@/db/schema/workspace";
import type { WorkspaceScope } from "@/db/scope";

/**
 * Moves a workspace to its pending zone: every response and answer to the local day of its instant there, in the caller's
 * transaction, so that until the commit everybody sees the old days and then the new ones. Says how many responses moved.
 */
export async function changeZone(tx: Tx, scope: WorkspaceScope): Promise<number> {
  const [row] = await tx.select().from(workspace).where(eq(workspace.id, scope.workspaceId)).for("update");
  if (!row?.pendingZone) return 0;
  await tx
    .update(workspace)
    .set({ zone: row.pendingZone, pendingZone: null })
    .where(eq(workspace.id, scope.workspaceId));
  return moveDaysTo(tx, scope, row.pendingZone);
}

/** Puts answers that were taken while the zone was changing onto the day of the zone that now holds. */
export async function moveDaysTo(tx: Tx, scope: WorkspaceScope, zone: string): Promise<number> {
  const moved = await tx.execute(sql`
    with moved as (
      update response set day = (answered_at at time zone ${zone})::date
      where workspace_id = ${scope.workspaceId} and day <> (answered_at at time zone ${zone})::date
      returning id, day
    )
    update answer a set day = m.day from moved m
    where a.workspace_id = ${scope.workspaceId} and a.response_id = m.id`);
  return moved.rowCount ?? 0;
}
