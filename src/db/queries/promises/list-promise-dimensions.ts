import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { WorkspaceScope } from "@/db/scope";
import { PROMISE_MEASURES } from "@/domain/promises/measure";

/** What promises can be counted by, with its values. */
export interface PromiseDimension {
  readonly name: string;
  readonly values: readonly string[];
}

const MOST_VALUES = 200;

/** Target and policy, and of channel, team, agent and priority those that a judged promise has a value of. */
export async function listPromiseDimensions(tx: Tx, { workspaceId }: WorkspaceScope): Promise<PromiseDimension[]> {
  const { rows } = await tx.execute<{ name: string; values: string[] }>(sql`
    select name, array_agg(value order by value collate "C") as values from (
      select dimension as name, value, row_number() over (partition by dimension order by value collate "C") as place from (
        select dimension, value, kept + missed as n from sla_day where workspace_id = ${workspaceId} and dimension <> ''
        union all
        select dimension, value, kept + missed from sla_delta where workspace_id = ${workspaceId} and dimension <> ''
      ) as t group by 1, 2 having sum(n) > 0
    ) as found where place <= ${MOST_VALUES} group by 1 order by 1`);
  const policies = await tx.execute<{ name: string }>(
    sql`select name from sla_policy where workspace_id = ${workspaceId} and deleted_at is null order by name`,
  );
  return [
    { name: "target", values: PROMISE_MEASURES },
    { name: "policy", values: policies.rows.map(({ name }) => name) },
    ...rows,
  ];
}
