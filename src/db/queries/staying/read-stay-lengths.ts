import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { OperationRequest } from "@/db/queries/operation-request";
import { stayFilter, stayGroup } from "@/db/queries/staying/stay-filter";
import type { WorkspaceScope } from "@/db/scope";
import { dayNumber } from "@/domain/calendar/day";
import type { LeavingCount } from "@/domain/metrics/survival";

/** How long first stays lasted, as counts; `group` is null for everybody, else a value of the dimension asked for. */
export interface StayLengths {
  readonly group: string | null;
  readonly lengths: readonly LeavingCount[];
}

/**
 * How long each customer's first stay lasted, in days, up to `today`: what "how long customers stay" is drawn from. Who is a
 * customer on that day is still one, also where an end to come is known. Tallied by at most one dimension.
 */
export async function readStayLengths(
  tx: Tx,
  scope: WorkspaceScope,
  request: Pick<OperationRequest, "filter" | "by" | "today">,
): Promise<StayLengths[]> {
  const { filter, by } = request;
  const [only] = filter;
  const tallied = filter.length === 0 || (filter.length === 1 && (by === null || by === only?.dimension));
  const reply = await tx.execute<LengthRow>(
    tallied ? fromTallies(scope, only?.dimension ?? by ?? "", only?.value, request) : fromStays(scope, request),
  );
  const groups = new Map<string | null, LeavingCount[]>();
  for (const { of_group, days, left, stayed } of reply.rows) {
    const list = groups.get(of_group) ?? [];
    list.push({ time: days, left, stayed });
    groups.set(of_group, list);
  }
  if (by === null && groups.size === 0) return [{ group: null, lengths: [] }];
  return [...groups].map(([group, lengths]) => ({ group, lengths }));
}

interface LengthRow extends Record<string, unknown> {
  readonly of_group: string | null;
  readonly days: number;
  readonly left: number;
  readonly stayed: number;
}

/** Lengths and beginnings from the tally; those whose known end is still to come are set right from their rows. */
function fromTallies(
  scope: WorkspaceScope,
  dimension: string,
  value: string | undefined,
  { by, today }: Pick<OperationRequest, "by" | "today">,
) {
  const own = sql`workspace_id = ${scope.workspaceId} and dimension = ${dimension} and kind in (4, 5)
    ${value === undefined ? sql`` : sql`and value = ${value}`}`;
  const group = by === null ? sql`null::text` : sql`value`;
  const inWorld = dimension === "" ? sql`` : sql`and ${dimension} = any(s.dim_names)`;
  const ofValue = value === undefined ? sql`` : sql`and ${stayGroup(dimension)} = ${value}`;
  const worldValue = dimension === "" ? sql`''` : stayGroup(dimension);
  const first =
    dimension === ""
      ? sql`s.ordinal = 1`
      : sql`not exists (select 1 from jsonb_array_elements(s.earlier) e
          where e -> 'dims' ->> ${dimension} = ${stayGroup(dimension)})`;
  return sql`
    select ${group} as of_group, days::int, coalesce(sum(n) filter (where ended), 0)::int as left,
      coalesce(sum(n) filter (where not ended), 0)::int as stayed from (
      select value, case when kind = 4 then x else ${dayNumber(today)}::int - x end as days, kind = 4 as ended, n from (
        select value, kind, x, n from stay_tally where ${own}
        union all select value, kind, x, n from stay_delta where ${own}) as t
      union all
      select world, days, ended, n from (
        select ${worldValue} as world, s.until_day - s.from_day as whole, ${today}::date - s.from_day as until_now
        from customer_stay s where s.workspace_id = ${scope.workspaceId} and s.until_day > ${today} and ${first} ${inWorld} ${ofValue}
      ) as late cross join lateral (values (whole, true, -1), (until_now, false, 1)) as v (days, ended, n)
    ) as lengths
    where days >= 0
    group by 1, 2 having count(*) filter (where n <> 0) > 0 order by 1, 2`;
}

function fromStays(scope: WorkspaceScope, { filter, by, today }: Pick<OperationRequest, "filter" | "by" | "today">) {
  const group = by === null ? sql`null::text` : stayGroup(by);
  return sql`
    select of_group, days, count(*) filter (where ended)::int as left, count(*) filter (where not ended)::int as stayed from (
      select distinct on (s.customer_id, of_group) ${group} as of_group, least(s.until_day, ${today}::date) - s.from_day as days,
        coalesce(s.until_day <= ${today}, false) as ended
      from customer_stay s
      where s.workspace_id = ${scope.workspaceId} and s.from_day <= ${today} ${stayFilter(filter, by)}
      order by s.customer_id, of_group, s.from_day
    ) as firsts group by 1, 2 order by 1, 2`;
}
