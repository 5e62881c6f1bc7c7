import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { rebuildRevenue } from "@/db/rollups/rebuild-revenue";
import type { WorkspaceScope } from "@/db/scope";
import { uuidArray } from "@/db/uuid-array";

/**
 * Writes anew when these customers were customers: the union of their spells, touching ones as one; where somebody has no
 * spell that lasts, of their purchases, each lasting the workspace's N days (none while N is not known). What stays the
 * same is not written. Call it in the transaction that changed what it follows from, with the customers locked. Joins are
 * led by the list of ids, whose length the planner knows also where the tables were empty a moment ago. What they pay
 * follows from spells and stays, and is written with them.
 *
 * A stay is counted by its customer's attributes and by the plan it began with: a later change of plan moves nobody
 * between groups, so what was said of an earlier month stays true (decision 0130).
 */
export async function rebuildStays(tx: Tx, scope: WorkspaceScope, customerIds: readonly string[]): Promise<void> {
  if (customerIds.length === 0) return;
  const { workspaceId } = scope;
  const ids = uuidArray(customerIds);
  await tx.execute(sql`
    with spell as materialized (
      select s.customer_id, s.start_day, daterange(s.start_day, s.end_day) as during, s.plan, s.mrr, s.id
      from unnest(${ids}) as one (id)
      join subscription s on s.workspace_id = ${workspaceId} and s.customer_id = one.id
      where s.end_day is null or s.end_day > s.start_day
    ), span as (
      select customer_id, during from spell
      union all
      select p.customer_id, daterange(p.day, p.day + w.days)
      from unnest(${ids}) as one (id)
      join purchase p on p.workspace_id = ${workspaceId} and p.customer_id = one.id
      join (select id, coalesce(active_for_days, proposed_active_days) as days from workspace) w on w.id = p.workspace_id
      where w.days is not null and not exists (select 1 from spell s where s.customer_id = p.customer_id)
    ), stay as (
      select customer_id, lower(during) as from_day, upper(during) as until_day,
        row_number() over (partition by customer_id order by lower(during))::int as ordinal
      from (select customer_id, unnest(range_agg(during)) as during from span group by customer_id) as joined
    ), begun as (
      select distinct on (customer_id, start_day) customer_id, start_day, plan from spell
      where plan is not null order by customer_id, start_day, mrr desc nulls last, plan, id
    ), counted as (
      select stay.*, coalesce(d.names, '{}') as dim_names, coalesce(d.values, '{}') as dim_values
      from stay
      join (
        select c.id, c.attributes from unnest(${ids}) as one (id)
        join customer c on c.workspace_id = ${workspaceId} and c.id = one.id
      ) c on c.id = stay.customer_id
      left join begun on begun.customer_id = stay.customer_id and begun.start_day = stay.from_day
      left join lateral (
        select array_agg(name order by name collate "C") as names, array_agg(value order by name collate "C") as values
        from (
          select key as name, value from jsonb_each_text(c.attributes) where key <> 'plan' or begun.plan is null
          union all select 'plan', begun.plan where begun.plan is not null
        ) as pair
      ) d on true
    ), fresh as materialized (
      select counted.*, coalesce(jsonb_agg(jsonb_build_object('from', from_day, 'until', until_day,
        'dims', jsonb_object(dim_names, dim_values))) over (partition by customer_id order by from_day
        rows between unbounded preceding and 1 preceding), '[]') as earlier
      from counted
    ), gone as (
      delete from customer_stay s using unnest(${ids}) as one (id)
      where s.workspace_id = ${workspaceId} and s.customer_id = one.id
        and not exists (select 1 from fresh f where f.customer_id = s.customer_id and f.from_day = s.from_day)
    )
    insert into customer_stay (workspace_id, customer_id, from_day, until_day, ordinal, dim_names, dim_values, earlier)
    select ${workspaceId}::uuid, customer_id, from_day, until_day, ordinal, dim_names, dim_values, earlier from fresh
    order by customer_id, from_day
    on conflict (workspace_id, customer_id, from_day) do update
      set until_day = excluded.until_day, ordinal = excluded.ordinal, dim_names = excluded.dim_names,
        dim_values = excluded.dim_values, earlier = excluded.earlier
      where (customer_stay.until_day, customer_stay.ordinal, customer_stay.dim_names, customer_stay.dim_values,
        customer_stay.earlier)
        is distinct from (excluded.until_day, excluded.ordinal, excluded.dim_names, excluded.dim_values, excluded.earlier)`);
  await rebuildRevenue(tx, scope, customerIds);
}

/**
 * Rebuilds the stays of the next `most` customers who ever bought something, after the customer `after`. Returns where the
 * next portion begins; null at the end.
 */
export async function rebuildBuyers(
  tx: Tx,
  scope: WorkspaceScope,
  after: string | null,
  most: number,
): Promise<string | null> {
  const reply = await tx.execute<{ id: string }>(sql`
    select distinct customer_id as id from purchase
    where workspace_id = ${scope.workspaceId} ${after === null ? sql`` : sql`and customer_id > ${after}`}
    order by customer_id limit ${most}`);
  const ids = reply.rows.map(({ id }) => id);
  // In the order in which writers lock them.
  await tx.execute(sql`
    select 1 from customer where workspace_id = ${scope.workspaceId} and id = any(${uuidArray(ids)})
    order by external_id for no key update`);
  await rebuildStays(tx, scope, ids);
  return ids.length === most ? (ids.at(-1) ?? null) : null;
}

/**
 * Looks anew at how long the gaps between one customer's purchases are: 9 of 10 are at most as long as the number of days
 * that is proposed (domain/metrics/purchases says the same of rows). Returns whether that changes what stays follow from.
 */
export async function proposeActiveDays(tx: Tx, scope: WorkspaceScope, now: Date): Promise<boolean> {
  const reply = await tx.execute<{ changed: boolean }>(sql`
    with gap as (
      select day - lag(day) over (partition by customer_id order by day) as days
      from (select distinct customer_id, day from purchase where workspace_id = ${scope.workspaceId}) as bought
    ), proposal as (
      select least(3650, ceil(percentile_cont(0.9) within group (order by days)))::int as days from gap where days is not null
    ), before as (
      select id, active_for_days, proposed_active_days from workspace where id = ${scope.workspaceId}
    ), written as (
      update workspace w set proposed_active_days = p.days, proposed_active_at = ${now.toISOString()}::timestamptz
      from proposal p where w.id = ${scope.workspaceId}
    )
    select b.active_for_days is null and b.proposed_active_days is distinct from p.days as changed from before b, proposal p`);
  return reply.rows[0]?.changed ?? false;
}
