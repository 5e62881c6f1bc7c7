import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { rebuildStays } from "@/db/rollups/rebuild-stays";
import type { WorkspaceScope } from "@/db/scope";
import { uuidArray } from "@/db/uuid-array";

/** Takes spells away by their ids; the stays of their customers follow. Returns how many there were. */
export async function deleteSubscriptions(tx: Tx, scope: WorkspaceScope, ids: readonly string[]): Promise<number> {
  const gone = await tx.execute<{ customer: string }>(sql`
    delete from subscription where workspace_id = ${scope.workspaceId} and id = any(${uuidArray(ids)})
    returning customer_id as customer`);
  await rebuildStays(tx, scope, [...new Set(gone.rows.map(({ customer }) => customer))]);
  return gone.rows.length;
}
