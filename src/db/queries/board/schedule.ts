import { and, count, eq, inArray } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { boardDelivery, boardSchedule } from "@/db/schema/board-pack";
import type { WorkspaceScope } from "@/db/scope";

export type ScheduleRow = typeof boardSchedule.$inferSelect;

/** How packs are sent by the calendar; null where nobody ever set it. `lock`: nobody else changes it until the transaction ends. */
export async function findSchedule(
  tx: Tx,
  { workspaceId }: WorkspaceScope,
  options: { readonly lock?: boolean } = {},
): Promise<ScheduleRow | null> {
  const asked = tx.select().from(boardSchedule).where(eq(boardSchedule.workspaceId, workspaceId));
  const [row] = await (options.lock ? asked.for("update") : asked);
  return row ?? null;
}

export async function writeSchedule(
  tx: Tx,
  { workspaceId }: WorkspaceScope,
  schedule: Omit<ScheduleRow, "workspaceId">,
): Promise<void> {
  await tx
    .insert(boardSchedule)
    .values({ workspaceId, ...schedule })
    .onConflictDoUpdate({ target: boardSchedule.workspaceId, set: schedule });
}

/** How many mails of each pack were sent, wait, or were not sent. */
export async function countDeliveries(
  tx: Tx,
  { workspaceId }: WorkspaceScope,
  packIds: readonly string[],
): Promise<{ packId: string; state: string; n: number }[]> {
  if (packIds.length === 0) return [];
  return tx
    .select({ packId: boardDelivery.packId, state: boardDelivery.state, n: count() })
    .from(boardDelivery)
    .where(and(eq(boardDelivery.workspaceId, workspaceId), inArray(boardDelivery.packId, [...packIds])))
    .groupBy(boardDelivery.packId, boardDelivery.state);
}
