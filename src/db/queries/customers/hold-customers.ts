import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { WorkspaceScope } from "@/db/scope";
import { uuidArray } from "@/db/uuid-array";

/**
 * Keeps the customers of these responses from being erased until the transaction ends. Who is being erased just now is waited for, and
 * is nobody's customer afterwards: to be called before the responses are read, and before anything else is locked that an erasure locks.
 */
export async function holdCustomersOf(
  tx: Tx,
  { workspaceId }: WorkspaceScope,
  responseIds: readonly string[],
): Promise<void> {
  if (responseIds.length === 0) return;
  await tx.execute(sql`
    select from customer where workspace_id = ${workspaceId} and id in (
      select customer_id from response where workspace_id = ${workspaceId} and id = any(${uuidArray(responseIds)}))
    order by id for key share`);
}
