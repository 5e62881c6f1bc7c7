import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { WorkspaceScope } from "@/db/scope";
import type { TimeClock } from "@/domain/service/time-measure";

/** By which clock times are told where nobody says: the clock on the wall, until somebody has set a business calendar. */
export async function findTimeClock(tx: Tx, { workspaceId }: WorkspaceScope): Promise<TimeClock> {
  const { rows } = await tx.execute(sql`
    select 1 from business_calendar where workspace_id = ${workspaceId} and is_default and deleted_at is null`);
  return rows.length > 0 ? "business" : "clock";
}
