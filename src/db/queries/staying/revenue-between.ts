import { type SQL, sql } from "drizzle-orm";
import type { OperationRequest } from "@/db/queries/operation-request";
import { stayFilter, stayGroup } from "@/db/queries/staying/stay-filter";
import type { WorkspaceScope } from "@/db/scope";

/**
 * What each customer pays `before` (at the opening of day m.a) and `after` (at that of m.b), and whether they were `known`
 * before: for a query whose `m` has both days.
 */
export function revenueBetween({ workspaceId }: WorkspaceScope, currency: string): SQL {
  return sql`
      select customer_id, bool_or(start_day < m.a) as known,
        coalesce(sum(mrr) filter (where start_day < m.a and (end_day is null or end_day >= m.a)), 0) as before,
        coalesce(sum(mrr) filter (where end_day is null or end_day >= m.b), 0) as after
      from subscription
      where workspace_id = ${workspaceId} and currency = ${currency} and mrr > 0 and start_day < m.b
        and (end_day is null or end_day > start_day)
      group by customer_id`;
}

/** Joins to those customers (alias `c`) the stay that they are counted by (`w.of_group`): at the start, else at the end. */
export function countedRevenue(scope: WorkspaceScope, filter: OperationRequest["filter"], by: string | null): SQL {
  if (filter.length === 0 && by === null) return sql``;
  return sql`join lateral (
        select ${by === null ? sql`null::text` : stayGroup(by)} as of_group from customer_stay s
        where s.workspace_id = ${scope.workspaceId} and s.customer_id = c.customer_id
          and ((s.from_day < m.a and (s.until_day is null or s.until_day >= m.a))
            or (s.from_day < m.b and (s.until_day is null or s.until_day >= m.b))) ${stayFilter(filter, by)}
        order by s.from_day limit 1
      ) as w on true`;
}
