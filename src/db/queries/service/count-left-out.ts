import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { WorkspaceScope } from "@/db/scope";

/** How many interactions opened on these days count nowhere: merged into others, spam, deleted. */
export async function countLeftOut(
  tx: Tx,
  { workspaceId }: WorkspaceScope,
  days: { readonly from: string; readonly to: string },
): Promise<number> {
  const { rows } = await tx.execute<{ n: number }>(sql`
    select count(*)::int as n from interaction
    where workspace_id = ${workspaceId} and day between ${days.from} and ${days.to} and left_out is not null`);
  return rows[0]?.n ?? 0;
}
