import { type SQL, sql } from "drizzle-orm";
import type { OperationRequest } from "@/db/queries/operation-request";
import { dayArray, type PeriodMarks } from "@/db/queries/staying/period-marks";
import type { WorkspaceScope } from "@/db/scope";

/**
 * By `period` (its place among the marks) every customer who pays in the currency: what they pay `before`, at its opening,
 * and `after`, at that of the next; whether they were `known` before; and the `dims` they are counted by, which are those of
 * the stay at the start, and what that has no value of by the stay at the end. Read from rows, all periods in one pass.
 */
export function revenueBetween(
  { workspaceId }: WorkspaceScope,
  currency: string,
  filter: OperationRequest["filter"],
  marks: readonly Pick<PeriodMarks, "from" | "to">[],
): SQL {
  // Who never had the value is not looked at period by period.
  const ever = filter.map(
    ({ dimension, value }) => sql`and r.dims @> ${JSON.stringify([{ [dimension]: value }])}::jsonb`,
  );
  const then = filter.map(({ dimension, value }) => sql`and d.dims ->> ${dimension} = ${value}`);
  return sql`
    select m.period::int - 1 as period, r.customer_id, r.since < m.a as known, d.dims,
      coalesce(r.amounts[w.a], 0) as before, coalesce(r.amounts[w.b], 0) as after
    from unnest(${dayArray(marks.map(({ from }) => from))}::date[], ${dayArray(marks.map(({ to }) => to))}::date[])
      with ordinality as m (a, b, period)
    join customer_revenue r on r.workspace_id = ${workspaceId} and r.currency = ${currency} and r.since < m.b
      ${sql.join(ever, sql` `)}
    cross join lateral (select width_bucket(m.a - 1, r.days) as a, width_bucket(m.b - 1, r.days) as b) as w
    cross join lateral (select (r.dims -> w.b) || (r.dims -> w.a) as dims) as d
    where true ${sql.join(then, sql` `)}`;
}
