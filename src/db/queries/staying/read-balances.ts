import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { OperationRequest } from "@/db/queries/operation-request";
import { type CountedMarks, countMarks } from "@/db/queries/staying/count-marks";
import { dayArray, isMonthStart, marksOf, monthNumber } from "@/db/queries/staying/period-marks";
import { stayFilter, stayGroup } from "@/db/queries/staying/stay-filter";
import type { WorkspaceScope } from "@/db/scope";

/** What became of the customers of a period: start + new + reactivated − churned = end. */
export interface Balance {
  readonly start: number;
  /** There at the end, and never before the period. */
  readonly new: number;
  /** There at the start and no longer at the end. */
  readonly churned: number;
  /** There at the end, not at the start, but before it. */
  readonly reactivated: number;
  readonly end: number;
}

/** A period's balance; `group` is null for everybody, else a value of the dimension asked for. */
export interface BalanceRow {
  readonly period: number;
  readonly group: string | null;
  readonly balance: Balance;
}

/**
 * Balances by the snapshot definition (domain/metrics/churn, `churnOfPeriod`), exact at this moment. Periods that begin on
 * the first of a month and end with a month come from tallies, by at most one dimension; all others, and several
 * dimensions at once, are counted from the stays.
 */
export async function readBalances(tx: Tx, scope: WorkspaceScope, request: OperationRequest): Promise<BalanceRow[]> {
  const marks = marksOf(request.periods);
  if (marks.length === 0) return [];
  const [only] = request.filter;
  const oneDimension =
    request.filter.length === 0 ||
    (request.filter.length === 1 && (request.by === null || request.by === only?.dimension));
  const tallied = oneDimension && marks.every(({ from, to }) => isMonthStart(from) && isMonthStart(to));
  const found = tallied ? await sumTallies(tx, scope, request) : await countStays(tx, scope, request);
  const rows = found.flatMap(({ period, group, ...counts }) => {
    const mark = marks[period];
    return mark ? [{ period: mark.place, group, balance: countMarks(counts) }] : [];
  });
  if (request.by !== null) return rows;
  const nobody = countMarks({ start: 0, end: 0, retained: 0, known: 0 });
  return marks.map(
    ({ place }) => rows.find((row) => row.period === place) ?? { period: place, group: null, balance: nobody },
  );
}

interface Found extends CountedMarks {
  readonly period: number;
  readonly group: string | null;
}

async function sumTallies(tx: Tx, scope: WorkspaceScope, request: OperationRequest): Promise<Found[]> {
  const marks = marksOf(request.periods);
  const [only] = request.filter;
  const dimension = only?.dimension ?? request.by ?? "";
  const starts = marks.map(({ from }) => monthNumber(from));
  const ends = marks.map(({ to }) => monthNumber(to));
  const reply = await tx.execute<FoundRow>(sql`
    with cells as (
      select value, kind, x, y, sum(n) as n from (
        select value, kind, x, y, n from stay_tally where workspace_id = ${scope.workspaceId}
          and dimension = ${dimension} and kind in (1, 2) ${only ? sql`and value = ${only.value}` : sql``}
        union all
        select value, kind, x, y, n from stay_delta where workspace_id = ${scope.workspaceId}
          and dimension = ${dimension} and kind in (1, 2) ${only ? sql`and value = ${only.value}` : sql``}
      ) as t group by 1, 2, 3, 4
    )
    select m.period::int - 1 as period, ${request.by === null ? sql`null` : sql`c.value`} as group,
      coalesce(sum(n) filter (where kind = 1 and x < m.a and y < m.a), 0)::int as start,
      coalesce(sum(n) filter (where kind = 1 and x < m.b and y < m.b), 0)::int as end,
      coalesce(sum(n) filter (where kind = 1 and x < m.a and y < m.b), 0)::int as retained,
      coalesce(sum(n) filter (where kind = 2 and x < m.a and y < m.b), 0)::int as known
    from unnest(${dayArray(starts)}::int[], ${dayArray(ends)}::int[]) with ordinality as m (a, b, period)
      cross join cells c
    group by 1, 2 order by 1, 2`);
  return reply.rows.filter(isThere);
}

async function countStays(tx: Tx, scope: WorkspaceScope, request: OperationRequest): Promise<Found[]> {
  const { filter, by } = request;
  const marks = marksOf(request.periods);
  const last = marks.reduce((latest, { to }) => (to > latest ? to : latest), "");
  const group = by === null ? sql`null::text` : stayGroup(by);
  // One customer may have several stays, and stays under several values: each value is a world of its own. A stay remembers
  // those before it, so that each is looked at once and nobody's are gathered.
  const sameWorld = [
    ...filter.map(({ dimension, value }) => sql`and e.dims ->> ${dimension} = ${value}`),
    by === null ? sql`` : sql`and e.dims ->> ${by} = ${group}`,
  ];
  const reply = await tx.execute<FoundRow>(sql`
    with own as materialized (
      select s.from_day, s.until_day, ${group} as of_group, b.froms, b.untils
      from customer_stay s left join lateral (
        select array_agg(e."from" order by e."from") as froms, array_agg(e.until order by e."from") as untils
        from jsonb_to_recordset(s.earlier) as e ("from" date, until date, dims jsonb) where true ${sql.join(sameWorld, sql` `)}
      ) as b on s.ordinal > 1
      where s.workspace_id = ${scope.workspaceId} and s.from_day < ${last} ${stayFilter(filter, by)}
    )
    select m.period::int - 1 as period, w.of_group as group, count(*) filter (where w.at_start)::int as start,
      count(*) filter (where w.at_end)::int as end, count(*) filter (where w.at_end and (w.at_start or w.was))::int as retained,
      count(*) filter (where w.at_end and w.first_from < m.a)::int as known
    from own s
    cross join unnest(${dayArray(marks.map((one) => one.from))}::date[], ${dayArray(marks.map((one) => one.to))}::date[])
      with ordinality as m (a, b, period)
    cross join lateral (
      select s.of_group, coalesce(s.froms[1], s.from_day) as first_from,
        s.from_day < m.a and (s.until_day is null or s.until_day >= m.a) as at_start,
        s.from_day < m.b and (s.until_day is null or s.until_day >= m.b) as at_end,
        s.froms is not null and coalesce(s.untils[width_bucket(m.a - 1, s.froms)] >= m.a, false) as was
    ) as w
    where s.from_day < m.b
    group by 1, 2 order by 1, 2`);
  return reply.rows.filter(isThere);
}

interface FoundRow extends Found, Record<string, unknown> {}

/** A group without anybody at either end says nothing. */
function isThere(row: Found): boolean {
  return row.group === null || row.start > 0 || row.end > 0;
}
