import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { OperationRequest } from "@/db/queries/operation-request";
import { dayArray, monthNumber, monthStart } from "@/db/queries/staying/period-marks";
import { stayFilter } from "@/db/queries/staying/stay-filter";
import type { WorkspaceScope } from "@/db/scope";
import type { CohortRow } from "@/domain/metrics/cohort";

/**
 * Those who began in each of the last `months` months before `today`, and how many of them were customers in each month
 * since (domain/metrics/cohort, `cohortTable`): a month that is not over is null, and has no cohort yet. Tallied by at most one dimension; several
 * filters at once are counted from the stays.
 */
export async function readCohorts(
  tx: Tx,
  scope: WorkspaceScope,
  request: Pick<OperationRequest, "filter" | "today"> & { readonly months: number },
): Promise<CohortRow[]> {
  const current = monthNumber(request.today);
  const first = current - request.months;
  const seen = request.filter.length > 1 ? countSeen(scope, request, first) : tallySeen(scope, request, first);
  const reply = await tx.execute<{ cohort: number; month: number; n: number }>(seen);
  const rows = new Map<number, Map<number, number>>();
  for (const { cohort, month, n } of reply.rows) {
    if (cohort >= current) continue;
    rows.set(cohort, (rows.get(cohort) ?? new Map<number, number>()).set(month, n));
  }
  return [...rows]
    .sort(([a], [b]) => a - b)
    .map(([cohort, changes]) => {
      const active: (number | null)[] = [];
      let there = 0;
      for (let month = cohort; month <= current; month++) {
        there += changes.get(month) ?? 0;
        active.push(month < current ? there : null);
      }
      const size = changes.get(cohort) ?? 0;
      const percent = active.map((count) => (count === null || size === 0 ? null : (100 * count) / size));
      return { cohort: monthStart(cohort).slice(0, 7), size, active, percent };
    })
    .filter(({ size }) => size > 0);
}

/** By cohort and month: how many more were customers than in the month before. */
function tallySeen(scope: WorkspaceScope, { filter }: Pick<OperationRequest, "filter">, first: number) {
  const [only] = filter;
  const own = sql`workspace_id = ${scope.workspaceId} and dimension = ${only?.dimension ?? ""} and kind = 3 and x >= ${first}
    ${only ? sql`and value = ${only.value}` : sql``}`;
  return sql`
    select x as cohort, y as month, sum(n)::int as n from (
      select x, y, n from stay_tally where ${own} union all select x, y, n from stay_delta where ${own}) as t
    group by 1, 2 having sum(n) <> 0 order by 1, 2`;
}

function countSeen(
  scope: WorkspaceScope,
  { filter, today }: Pick<OperationRequest, "filter" | "today">,
  first: number,
) {
  const months = Array.from({ length: monthNumber(today) - first + 1 }, (_, k) => monthStart(first + k));
  return sql`
    select cohort, month, n - coalesce(lag(n) over (partition by cohort order by month), 0) as n from (
      select c.cohort, month_number(m.day) as month, count(*) filter (where exists (
          select 1 from customer_stay s where s.workspace_id = ${scope.workspaceId} and s.customer_id = c.customer_id
            and s.from_day < m.day + interval '1 month' and (s.until_day is null or s.until_day > m.day)
            ${stayFilter(filter, null)}))::int as n
      from (
        select s.customer_id, month_number(min(s.from_day)) as cohort from customer_stay s
        where s.workspace_id = ${scope.workspaceId} ${stayFilter(filter, null)} group by 1
      ) as c cross join unnest(${dayArray(months)}::date[]) as m (day)
      where c.cohort >= ${first} and month_number(m.day) >= c.cohort
      group by 1, 2) as t
    order by 1, 2`;
}
