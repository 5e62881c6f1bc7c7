import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { filterSql, isServiceFilter, type ServiceFilter } from "@/db/queries/service/service-image";
import type { WorkspaceScope } from "@/db/scope";

/** How many interactions opened on these days count nowhere: merged into others, spam, deleted. */
export async function countLeftOut(
  tx: Tx,
  { workspaceId }: WorkspaceScope,
  days: { readonly from: string; readonly to: string },
  filter: readonly ServiceFilter[] = [],
): Promise<number> {
  const { rows } = await tx.execute<{ n: number }>(sql`
    select count(*)::int as n from interaction i
    where i.workspace_id = ${workspaceId} and i.day between ${days.from} and ${days.to} and i.left_out is not null
      ${filterSql(filter.filter(isServiceFilter))}`);
  return rows[0]?.n ?? 0;
}
