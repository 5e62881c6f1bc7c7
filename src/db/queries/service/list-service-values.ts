import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { WorkspaceScope } from "@/db/scope";
import type { ServiceDimension } from "@/domain/service/time-measure";

/** Whether the workspace knows of any interaction. */
export async function hasInteractions(tx: Tx, scope: WorkspaceScope): Promise<boolean> {
  const reply = await tx.execute(sql`select 1 from interaction where workspace_id = ${scope.workspaceId} limit 1`);
  return reply.rows.length > 0;
}

/** The values by which interactions can be filtered, as tallies and what is not folded yet know them; '' is left out. */
export async function listServiceValues(
  tx: Tx,
  scope: WorkspaceScope,
): Promise<{ readonly dimension: ServiceDimension; readonly value: string }[]> {
  const { workspaceId } = scope;
  const reply = await tx.execute<{ dimension: ServiceDimension; value: string }>(sql`
    select dimension, value from (
      select distinct dimension, value from time_day where workspace_id = ${workspaceId} and span = 'month' and dimension <> ''
      union select d.dimension, d.value from interaction_delta i cross join lateral (values ('channel', i.channel),
        ('team', i.team), ('priority', i.priority), ('agent', i.agent)) as d (dimension, value)
        where i.workspace_id = ${workspaceId} and i.n > 0
    ) as known where value <> ''
    order by array_position(array['channel', 'team', 'priority', 'agent'], dimension), value limit 200`);
  return reply.rows;
}
