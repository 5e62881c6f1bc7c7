import { eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { outbox, workspace } from "@/db/schema/workspace";
import type { WorkspaceScope } from "@/db/scope";

/** How staying is counted in a workspace; null: as proposed. */
export interface StaySettings {
  readonly activeForDays: number | null;
  readonly churnWindowMonths: number | null;
  readonly churnReading: "snapshot" | "stripe";
}

/** Reads how staying is counted, under a lock, so that what is written to the audit trail is what was there. */
export async function lockStaySettings(
  tx: Tx,
  scope: WorkspaceScope,
): Promise<StaySettings & { readonly proposedActiveDays: number | null }> {
  const [row] = await tx
    .select({
      activeForDays: workspace.activeForDays,
      proposedActiveDays: workspace.proposedActiveDays,
      churnWindowMonths: workspace.churnWindowMonths,
      churnReading: workspace.churnReading,
    })
    .from(workspace)
    .where(eq(workspace.id, scope.workspaceId))
    .for("no key update");
  if (row === undefined) throw new Error("The workspace is gone.");
  return row;
}

/** Sets how staying is counted. With `rebuild` a job rewrites the stays of all who ever bought. */
export async function updateStaySettings(
  tx: Tx,
  scope: WorkspaceScope,
  settings: StaySettings,
  rebuild: boolean,
): Promise<void> {
  await tx.update(workspace).set(settings).where(eq(workspace.id, scope.workspaceId));
  if (rebuild) await tx.insert(outbox).values({ workspaceId: scope.workspaceId, topic: "stays.rebuild", payload: {} });
}
