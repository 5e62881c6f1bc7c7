import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { WorkspaceScope } from "@/db/scope";
import { uuidArray } from "@/db/uuid-array";

/**
 * Writes anew what these customers pay, from their spells and stays as they stand (`revenue_of`, migration 0046); what stays
 * the same is not written. Tallies follow by the triggers of `customer_revenue`.
 */
export async function rebuildRevenue(tx: Tx, scope: WorkspaceScope, customerIds: readonly string[]): Promise<void> {
  if (customerIds.length === 0) return;
  const { workspaceId } = scope;
  const ids = uuidArray(customerIds);
  await tx.execute(sql`
    with fresh as materialized (
      select * from revenue_of(${workspaceId}::uuid, ${ids})
    ), gone as (
      delete from customer_revenue r using unnest(${ids}) as one (id)
      where r.workspace_id = ${workspaceId} and r.customer_id = one.id
        and not exists (select 1 from fresh f where f.customer_id = r.customer_id and f.currency = r.currency)
    )
    insert into customer_revenue (workspace_id, customer_id, currency, spells, since, days, amounts, dims)
    select workspace_id, customer_id, currency, spells, since, days, amounts, dims from fresh
    order by customer_id, currency
    on conflict (workspace_id, customer_id, currency) do update
      set spells = excluded.spells, since = excluded.since, days = excluded.days, amounts = excluded.amounts,
        dims = excluded.dims
      where (customer_revenue.spells, customer_revenue.since, customer_revenue.days, customer_revenue.amounts,
        customer_revenue.dims)
        is distinct from (excluded.spells, excluded.since, excluded.days, excluded.amounts, excluded.dims)`);
}
