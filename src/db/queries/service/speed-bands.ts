import { eq, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { serviceSetting } from "@/db/schema/service-time";
import type { WorkspaceScope } from "@/db/scope";

/** Where the workspace lets bands of the first response end, in seconds, by channel ('' is all of them); what is not there is usual. */
export async function readSpeedBands(tx: Tx, scope: WorkspaceScope): Promise<Readonly<Record<string, number[]>>> {
  const [row] = await tx.select().from(serviceSetting).where(eq(serviceSetting.workspaceId, scope.workspaceId));
  return row?.speedBands ?? {};
}

/** Keeps the bands of one channel for everybody. */
export async function writeSpeedBands(
  tx: Tx,
  scope: WorkspaceScope,
  channel: string,
  seconds: readonly number[],
): Promise<void> {
  const bands = { [channel]: [...seconds] };
  await tx
    .insert(serviceSetting)
    .values({ workspaceId: scope.workspaceId, speedBands: bands })
    .onConflictDoUpdate({
      target: serviceSetting.workspaceId,
      set: { speedBands: sql`${serviceSetting.speedBands} || excluded.speed_bands` },
    });
}
