import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { OperationRequest } from "@/db/queries/operation-request";
import { leavingReason } from "@/db/queries/staying/leaving-reason";
import { stayFilter } from "@/db/queries/staying/stay-filter";
import type { WorkspaceScope } from "@/db/scope";
import { addDays } from "@/domain/calendar/day";

/** Why customers left: a code of the closed list, "other" with words, or null where nobody said. */
export interface LeavingReason {
  readonly reason: string | null;
  readonly n: number;
}

/**
 * Why those who left in from–to left: the reason of the spell that ended their stay. Every leaving counts, also of who
 * came back within the period. The most frequent first.
 */
export async function listLeavingReasons(
  tx: Tx,
  scope: WorkspaceScope,
  { from, to, filter }: Pick<OperationRequest, "filter"> & { readonly from: string; readonly to: string },
): Promise<LeavingReason[]> {
  const reply = await tx.execute<{ reason: string | null; n: number }>(sql`
    select r.reason, count(*)::int as n
    from customer_stay s ${leavingReason(scope)}
    where s.workspace_id = ${scope.workspaceId} and s.until_day >= ${from} and s.until_day < ${addDays(to, 1)}
      ${stayFilter(filter, null)}
    group by 1 order by 2 desc, 1`);
  return reply.rows;
}
