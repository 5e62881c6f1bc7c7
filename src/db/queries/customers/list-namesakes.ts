import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { WorkspaceScope } from "@/db/scope";

/** Another customer with the same address, who is probably the same person. */
export interface Namesake extends Record<string, unknown> {
  readonly id: string;
  readonly externalId: string;
  readonly name: string;
  readonly claimed: boolean;
  /** Their id is the address itself: merged, they are found by it all the same. */
  readonly byAddress: boolean;
}

/** The other customers of a customer's address. */
export async function listNamesakes(tx: Tx, scope: WorkspaceScope, id: string): Promise<Namesake[]> {
  const reply = await tx.execute<Namesake>(sql`
    select o.id, o.external_id as "externalId", o.name, o.claimed, lower(o.external_id) = o.address as "byAddress"
    from customer c join customer o on o.workspace_id = ${scope.workspaceId} and o.address = c.address and o.id <> c.id
    where c.workspace_id = ${scope.workspaceId} and c.id = ${id} and o.kind = c.kind and o.kind <> 'erased'
    order by o.external_id limit 10`);
  return reply.rows;
}
