import { eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { outbox, workspace } from "@/db/schema/workspace";
import type { WorkspaceScope } from "@/db/scope";

/** What can be set of a workspace at once; its zone is changed by a job. */
export interface WorkspaceChanges {
  name: string;
  locale: string;
  weekStart: number;
  fiscalYearStart: number;
  rangeDays: number;
  allowedHosts: string[];
}

/** Sets a workspace's own settings. */
export async function updateWorkspace(tx: Tx, scope: WorkspaceScope, changes: WorkspaceChanges): Promise<void> {
  await tx.update(workspace).set(changes).where(eq(workspace.id, scope.workspaceId));
}

/** Says whether a workspace opens to those only whose sign-in has two steps. */
export async function setTwoStepNeed(tx: Tx, scope: WorkspaceScope, requiresTwoStep: boolean): Promise<void> {
  await tx.update(workspace).set({ requiresTwoStep }).where(eq(workspace.id, scope.workspaceId));
}

/**
 * Asks for another time zone: a job moves the stored days to it, and until it ends the old one shows. The job is asked for
 * in the caller's transaction.
 */
export async function requestZone(tx: Tx, scope: WorkspaceScope, zone: string): Promise<void> {
  await tx.update(workspace).set({ pendingZone: zone }).where(eq(workspace.id, scope.workspaceId));
  await tx.insert(outbox).values({ workspaceId: scope.workspaceId, topic: "workspace.zone", payload: {} });
}
