import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { WorkspaceScope } from "@/db/scope";
import { uuidArray } from "@/db/uuid-array";

/** What may refer to a customer, by the column that does. */
const REFERRING = [
  ["response", "customer_id"],
  ["subscription", "customer_id"],
  ["purchase", "customer_id"],
  ["interaction", "customer_id"],
  ["invitation", "customer_id"],
  ["mailing_recipient", "customer_id"],
  ["follow_up", "customer_id"],
  ["account_of_customer", "account_id"],
] as const;

/** Whether nothing refers to the customer `c`. */
export const UNREFERRED = sql.join(
  REFERRING.map(([table, column]) => {
    const [of, by] = [sql.raw(table), sql.raw(column)];
    return sql`not exists (select 1 from ${of} r where r.workspace_id = c.workspace_id and r.${by} = c.id)`;
  }),
  sql` and `,
);

/** Takes away those of these customers who were known by claims alone, where no claim of theirs is left. */
export async function removeClaimed(tx: Tx, scope: WorkspaceScope, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await tx.execute(sql`
    delete from customer c where c.workspace_id = ${scope.workspaceId} and c.id = any(${uuidArray(ids)}) and c.claimed
      and ${UNREFERRED}`);
}
