import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { WorkspaceScope } from "@/db/scope";

/** A spell as it stands, with the external id of whose it is. */
export interface StandingSpell extends Record<string, unknown> {
  readonly customer: string;
  readonly externalId: string | null;
  readonly startDay: string;
  readonly endDay: string | null;
}

/** The spells of these customers (external ids), in the order in which they end, running ones last. */
export async function findSpellsOf(
  tx: Tx,
  scope: WorkspaceScope,
  customers: readonly string[],
): Promise<Map<string, StandingSpell[]>> {
  const reply = await tx.execute<StandingSpell>(sql`
    select c.external_id as customer, s.external_id as "externalId", s.start_day as "startDay", s.end_day as "endDay"
    from customer c join subscription s on s.workspace_id = c.workspace_id and s.customer_id = c.id
    where c.workspace_id = ${scope.workspaceId}
      and c.external_id = any(array(select jsonb_array_elements_text(${JSON.stringify(customers)}::jsonb)))
    order by s.end_day nulls last, s.start_day`);
  const found = new Map<string, StandingSpell[]>();
  for (const row of reply.rows) found.set(row.customer, [...(found.get(row.customer) ?? []), row]);
  return found;
}
