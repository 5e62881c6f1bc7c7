import { and, eq } from "drizzle-orm";
import { v7 } from "uuid";
import type { Tx } from "@/db/client";
import { dashboard, homeChoice, savedView } from "@/db/schema/dashboard";
import type { WorkspaceScope } from "@/db/scope";

type NewDashboard = Pick<typeof dashboard.$inferInsert, "name" | "tiles" | "ownerId" | "shared">;
type NewView = Pick<typeof savedView.$inferInsert, "name" | "path" | "query" | "ownerId" | "shared">;

/** Stores a dashboard; its id. */
export async function insertDashboard(tx: Tx, scope: WorkspaceScope, values: NewDashboard, at: Date): Promise<string> {
  const id = v7();
  await tx.insert(dashboard).values({ ...values, workspaceId: scope.workspaceId, id, createdAt: at, updatedAt: at });
  return id;
}

/** Changes a dashboard's own row. */
export async function updateDashboard(
  tx: Tx,
  scope: WorkspaceScope,
  id: string,
  change: Partial<Omit<typeof dashboard.$inferInsert, "workspaceId" | "id">>,
): Promise<void> {
  await tx
    .update(dashboard)
    .set(change)
    .where(and(eq(dashboard.workspaceId, scope.workspaceId), eq(dashboard.id, id)));
}

/** Stores a view; its id. */
export async function insertSavedView(tx: Tx, scope: WorkspaceScope, values: NewView, at: Date): Promise<string> {
  const id = v7();
  await tx.insert(savedView).values({ ...values, workspaceId: scope.workspaceId, id, createdAt: at, updatedAt: at });
  return id;
}

/** Changes a view's own row. */
export async function updateSavedView(
  tx: Tx,
  scope: WorkspaceScope,
  id: string,
  change: Partial<Omit<typeof savedView.$inferInsert, "workspaceId" | "id">>,
): Promise<void> {
  await tx
    .update(savedView)
    .set(change)
    .where(and(eq(savedView.workspaceId, scope.workspaceId), eq(savedView.id, id)));
}

/** Sets what opens for a person or a role; both null: the plain overview. */
export async function setHome(
  tx: Tx,
  scope: WorkspaceScope,
  who: string,
  home: { readonly dashboardId: string | null; readonly savedViewId: string | null },
): Promise<void> {
  await tx
    .insert(homeChoice)
    .values({ ...home, workspaceId: scope.workspaceId, who })
    .onConflictDoUpdate({ target: [homeChoice.workspaceId, homeChoice.who], set: home });
}

/** Takes a choice back: what holds for the role, or the overview, opens again. */
export async function clearHome(tx: Tx, scope: WorkspaceScope, who: string): Promise<void> {
  await tx.delete(homeChoice).where(and(eq(homeChoice.workspaceId, scope.workspaceId), eq(homeChoice.who, who)));
}
