import { type SQL, sql } from "drizzle-orm";
import type { OperationRequest } from "@/db/queries/operation-request";
import { stayFilter } from "@/db/queries/staying/stay-filter";
import { neverStayed } from "@/db/queries/staying/stay-owners";
import type { WorkspaceScope } from "@/db/scope";

/** How far back an answer, an invitation or a poor experience is remembered. */
export const REMEMBERED_DAYS = 365;

/**
 * Two steps of a statement: `there`, the customers on a landmark day with the first inactive day that follows; and
 * `belongs`, whose experiences count for whom: their own, and for an account those of its people who never were customers
 * themselves. Groups are fixed on that day and followed from it, so that nobody is counted for having lived to answer.
 */
export function peopleAt(scope: WorkspaceScope, landmark: string, filter: OperationRequest["filter"]): SQL {
  return sql`there as materialized (
      select s.customer_id, s.until_day from customer_stay s
      where s.workspace_id = ${scope.workspaceId} and s.from_day <= ${landmark}
        and (s.until_day is null or s.until_day > ${landmark}) ${stayFilter(filter, null)}
    ), belongs as materialized (
      select customer_id as person, customer_id as whose from there
      union all
      select a.customer_id, a.account_id from account_of_customer a join there t on t.customer_id = a.account_id
      where a.workspace_id = ${scope.workspaceId} and ${neverStayed(scope.workspaceId, sql`a.customer_id`)}
    )`;
}

/** Days after the landmark less the remembered ones, up to the landmark itself. */
export function remembered(day: SQL, landmark: string): SQL {
  return sql`${day} <= ${landmark}::date and ${day} > ${landmark}::date - ${REMEMBERED_DAYS}::int`;
}

/** What each of `there` pays a month on the day, in hundredths of one currency. */
export function payingAt(scope: WorkspaceScope, day: string, currency: string | null): SQL {
  return sql`paying as (
        select customer_id, amounts[width_bucket(${day}::date, days)] as mrr from customer_revenue
      where workspace_id = ${scope.workspaceId} and currency = ${currency ?? ""} and since <= ${day}
    )`;
}
