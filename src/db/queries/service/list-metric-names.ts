import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { WorkspaceScope } from "@/db/scope";
import { METRIC_EVENT } from "@/domain/service/read-metric-event";

/** The names of events that came from metric events, by the external ids of their interactions; others are left out. */
export async function listMetricNames(
  tx: Tx,
  scope: WorkspaceScope,
  externalIds: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const reply = await tx.execute<{ interaction: string; names: string[] }>(sql`
    select i.external_id as interaction, array_agg(e.external_id) as names
    from interaction i join interaction_event e on e.workspace_id = i.workspace_id and e.interaction_id = i.id
    where i.workspace_id = ${scope.workspaceId}
      and i.external_id = any(array(select jsonb_array_elements_text(${JSON.stringify(externalIds)}::jsonb)))
      and e.external_id like ${`${METRIC_EVENT}%`}
    group by i.external_id`);
  return new Map(reply.rows.map(({ interaction, names }) => [interaction, names]));
}
