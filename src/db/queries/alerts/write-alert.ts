import { and, eq } from "drizzle-orm";
import { v7 } from "uuid";
import type { Tx } from "@/db/client";
import { noteEvent } from "@/db/queries/webhooks/note-event";
import { alert, alertCheck } from "@/db/schema/alert";
import type { WorkspaceScope } from "@/db/scope";

export type NewAlert = Omit<typeof alert.$inferInsert, "workspaceId" | "id">;

/** Stores an alert. Its id; null where that number has one already. */
export async function insertAlert(tx: Tx, scope: WorkspaceScope, values: NewAlert): Promise<string | null> {
  const [row] = await tx
    .insert(alert)
    .values({ ...values, workspaceId: scope.workspaceId, id: v7() })
    .onConflictDoNothing()
    .returning({ id: alert.id });
  if (row) await noteEvent(tx, scope, "alert.raised", [row.id]);
  return row?.id ?? null;
}

/** Changes an alert's own row. */
export async function updateAlert(
  tx: Tx,
  scope: WorkspaceScope,
  id: string,
  change: Partial<Omit<NewAlert, "ruleId">>,
): Promise<void> {
  await tx
    .update(alert)
    .set(change)
    .where(and(eq(alert.workspaceId, scope.workspaceId), eq(alert.id, id)));
}

/** The local day on which the workspace was judged last. */
export async function findCheckedDay(tx: Tx, scope: WorkspaceScope): Promise<{ day: string; at: Date } | null> {
  const [row] = await tx.select().from(alertCheck).where(eq(alertCheck.workspaceId, scope.workspaceId));
  return row ?? null;
}

/** Writes down that the workspace was judged on a day. */
export async function writeCheckedDay(tx: Tx, scope: WorkspaceScope, day: string, at: Date): Promise<void> {
  await tx
    .insert(alertCheck)
    .values({ workspaceId: scope.workspaceId, day, at })
    .onConflictDoUpdate({ target: alertCheck.workspaceId, set: { day, at } });
}
