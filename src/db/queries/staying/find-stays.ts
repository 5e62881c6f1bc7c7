import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { WorkspaceScope } from "@/db/scope";

/** The first day of any stay, and whether anybody has a contract. */
export async function findStays(tx: Tx, scope: WorkspaceScope): Promise<{ first: string | null; contracts: boolean }> {
  const reply = await tx.execute<{ first: string | null; contracts: boolean }>(sql`
    select (select from_day::text from customer_stay where workspace_id = ${scope.workspaceId} order by from_day limit 1) as first,
      exists (select 1 from subscription where workspace_id = ${scope.workspaceId}) as contracts`);
  return reply.rows[0] ?? { first: null, contracts: false };
}
