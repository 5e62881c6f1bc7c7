import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { WorkspaceScope } from "@/db/scope";

/** Says of customers who were known by claims alone that something else names them now; locked in the order of their ids. */
export async function acknowledgeCustomers(
  tx: Tx,
  scope: WorkspaceScope,
  externalIds: readonly string[],
): Promise<void> {
  await tx.execute(sql`
    update customer set claimed = false where workspace_id = ${scope.workspaceId} and id in (
      select id from customer where workspace_id = ${scope.workspaceId} and claimed
        and external_id = any(array(select jsonb_array_elements_text(${JSON.stringify(externalIds)}::jsonb)))
      order by external_id for update)`);
}
