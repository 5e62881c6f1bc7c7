import { type SQL, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { OperationCell, OperationRequest } from "@/db/queries/operation-request";
import type { WorkspaceScope } from "@/db/scope";
import type { ShareInput } from "@/domain/metrics/metric";

/** What an interaction says of a promise: tallied, one at a time. */
const TALLIED = ["channel", "team", "agent", "priority"] as const;
type Tallied = (typeof TALLIED)[number];

type Filter = OperationRequest["filter"];

/**
 * Promises kept (numerator) of those kept or missed (denominator), on the day each was kept or missed; one that is late and
 * still open is missed already. By channel, team, agent, priority, target and policy (its name or id). One of the first four
 * at a time is read from tallies, several from the promises themselves. A dimension nobody knows finds nothing.
 */
export async function readPromiseInputs(
  tx: Tx,
  scope: WorkspaceScope,
  request: OperationRequest,
): Promise<OperationCell<ShareInput>[]> {
  const { filter, by, periods } = request;
  if (periods.length === 0) return [];
  const total = await readCells(tx, scope, request, null);
  const known = by !== null && (isTallied(by) || by === "target" || by === "policy");
  const groups = known ? await readCells(tx, scope, { periods, filter }, by) : [];
  return [...total, ...groups];
}

async function readCells(
  tx: Tx,
  { workspaceId }: WorkspaceScope,
  { periods, filter }: Pick<OperationRequest, "periods" | "filter">,
  by: string | null,
): Promise<OperationCell<ShareInput>[]> {
  const dimensions = new Set(
    [...filter.map(({ dimension }) => dimension), ...(by === null ? [] : [by])].filter(isTallied),
  );
  const source = dimensions.size <= 1 ? tallies(workspaceId, filter, [...dimensions][0]) : clocks(workspaceId, filter);
  const asked = JSON.stringify(periods.map(({ from, to }, period) => ({ period, from, to })));
  const { rows } = await tx.execute<{ period: number; group: string | null; kept: number; missed: number }>(sql`
    select p.period, ${groupOf(by, dimensions.size <= 1)} as "group", sum(t.kept)::int as kept, sum(t.missed)::int as missed
    from jsonb_to_recordset(${asked}::jsonb) as p (period integer, "from" date, "to" date)
      cross join lateral (${source}) as t
    group by 1, 2`);
  return rows
    .filter(({ kept, missed, group }) => kept + missed > 0 && (by === null || group !== null))
    .map(({ period, group, kept, missed }) => ({
      period,
      group: by === null ? null : group,
      input: { numerator: kept, denominator: kept + missed },
    }));
}

/** Sums of days and what is not folded yet, of one snapshot. */
function tallies(workspaceId: string, filter: Filter, dimension: Tallied | undefined): SQL {
  const of = (table: SQL) => sql`
    select d.value, d.policy_id, d.measure, d.kept, d.missed from ${table} d
    where d.workspace_id = ${workspaceId} and d.dimension = ${dimension ?? ""} and d.day between p."from" and p."to"
      and ${both(filter, workspaceId, () => sql`d.value`)}`;
  return sql`${of(sql`sla_day`)} union all ${of(sql`sla_delta`)}`;
}

/** The promises themselves, for several dimensions at once. */
function clocks(workspaceId: string, filter: Filter): SQL {
  return sql`
    select d.channel, d.team, d.agent, d.priority, d.policy_id, d.measure,
      (d.state = 'achieved')::int as kept, (d.state <> 'achieved')::int as missed
    from sla_clock d
    where d.workspace_id = ${workspaceId} and d.day between p."from" and p."to" and d.state not in ('active', 'paused')
      and ${both(filter, workspaceId, (dimension) => sql`d.${sql.identifier(dimension)}`)}`;
}

function both(filter: Filter, workspaceId: string, column: (dimension: Tallied) => SQL): SQL {
  const parts = filter.map(({ dimension, value }) => {
    if (isTallied(dimension)) return sql`${column(dimension)} = ${value}`;
    if (dimension === "target") return sql`d.measure = ${value}`;
    if (dimension === "policy") return sql`d.policy_id in (${policyIds(workspaceId, value)})`;
    return sql`false`;
  });
  return parts.length === 0 ? sql`true` : sql.join(parts, sql` and `);
}

function policyIds(workspaceId: string, name: string): SQL {
  return sql`select s.id from sla_policy s where s.workspace_id = ${workspaceId} and (s.name = ${name} or s.id::text = ${name})`;
}

function groupOf(by: string | null, tallied: boolean): SQL {
  if (by === null) return sql`null::text`;
  if (by === "target") return sql`t.measure`;
  if (by === "policy") return sql`(select s.name from sla_policy s where s.id = t.policy_id)`;
  return tallied ? sql`t.value` : sql`t.${sql.identifier(by)}`;
}

function isTallied(name: string): name is Tallied {
  return TALLIED.some((one) => one === name);
}
