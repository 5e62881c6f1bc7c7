import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { WorkspaceScope } from "@/db/scope";

/**
 * Marks the promises whose time has run out, found by their due time alone. On the minute is kept: only what was due before
 * now is missed, on the local day it was due. Returns how many.
 */
export async function markMissed(tx: Tx, { workspaceId }: WorkspaceScope, now: Date): Promise<number> {
  const reply = await tx.execute(sql`
    update sla_clock c set state = 'active_breached', soon_at = null,
      day = (c.due_at at time zone (select zone from workspace where id = ${workspaceId}))::date
    where c.workspace_id = ${workspaceId} and c.state = 'active' and c.ended_at is null and c.due_at < ${now.toISOString()}`);
  return reply.rowCount ?? 0;
}
