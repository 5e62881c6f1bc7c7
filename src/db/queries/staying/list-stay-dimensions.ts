import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { WorkspaceScope } from "@/db/scope";

/** What stays can be counted by, with its values. */
export interface StayDimension {
  readonly name: string;
  readonly values: readonly string[];
}

const MOST_VALUES = 200;

/** Plan, country, channel …: every attribute that a stay has a value of, and its values in order. */
export async function listStayDimensions(tx: Tx, scope: WorkspaceScope): Promise<StayDimension[]> {
  const reply = await tx.execute<{ name: string; values: string[] }>(sql`
    select name, array_agg(value order by value collate "C") as values from (
      select dimension as name, value, row_number() over (partition by dimension order by value collate "C") as place from (
        select dimension, value, n from stay_tally where workspace_id = ${scope.workspaceId} and dimension <> '' and kind in (4, 5)
        union all
        select dimension, value, n from stay_delta where workspace_id = ${scope.workspaceId} and dimension <> '' and kind in (4, 5)
      ) as t group by 1, 2 having sum(n) > 0
    ) as found where place <= ${MOST_VALUES} group by 1 order by 1`);
  return reply.rows;
}
