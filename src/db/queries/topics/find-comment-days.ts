import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { WorkspaceScope } from "@/db/scope";

/** By survey: how many comments were counted, and on which local day the first was. */
export async function findCommentDays(
  tx: Tx,
  { workspaceId }: WorkspaceScope,
): Promise<ReadonlyMap<string, { readonly first: string; readonly n: number }>> {
  const { rows } = await tx.execute<{ survey: string; first: string; n: number }>(sql`
    select survey_id as survey, min(day)::text as first, sum(n)::integer as n from topic_day
    where workspace_id = ${workspaceId} and dimension = '' and topic_id = '00000000-0000-0000-0000-000000000000'
    group by 1 having sum(n) > 0`);
  return new Map(rows.map(({ survey, ...days }) => [survey, days]));
}
