import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { rebuildInteractions } from "@/db/rollups/rebuild-interactions";
import { INTERACTION_FAMILY } from "@/db/rollups/remember-interactions";
import { lockInteractions } from "@/db/rollups/store-interactions";
import type { WorkspaceScope } from "@/db/scope";
import { uuidArray } from "@/db/uuid-array";

/**
 * Takes the next `most` of what an import wrote about interactions back: first those that it changed stand again as they were,
 * with their events, where nobody changed them since; then those that it made go. Returns how many, 0 at the end.
 */
export async function undoInteractions(tx: Tx, scope: WorkspaceScope, importId: string, most: number): Promise<number> {
  const { workspaceId } = scope;
  await lockInteractions(tx, scope);
  const taken = await tx.execute<{ id: string; restored: boolean }>(sql`
    with taken as materialized (
      delete from import_before where (workspace_id, import_id, family, row_id) in (
        select workspace_id, import_id, family, row_id from import_before where workspace_id = ${workspaceId}
          and import_id = ${importId} and family = ${INTERACTION_FAMILY} order by row_id limit ${most})
      returning row_id, before, written_at
    ), told as (
      update interaction i set customer_id = (t.before #>> '{row,customerId}')::uuid, channel = t.before #>> '{row,channel}',
        agent = t.before #>> '{row,agent}', team = t.before #>> '{row,team}', priority = t.before #>> '{row,priority}',
        subject = t.before #>> '{row,subject}', opened_by = t.before #>> '{row,openedBy}',
        opened_at = (t.before #>> '{row,openedAt}')::timestamptz, attributes = t.before #> '{row,attributes}'
      from taken t where i.workspace_id = ${workspaceId} and i.id = t.row_id and i.updated_at = t.written_at
      returning i.id
    ), gone as (
      delete from interaction_event e using taken t join told on told.id = t.row_id
      where e.workspace_id = ${workspaceId} and e.interaction_id = t.row_id
        and not exists (select from jsonb_array_elements(t.before -> 'events') as b where b ->> 'externalId' = e.external_id)
    ), back as (
      update interaction_event e set kind = b ->> 'kind', at = to_timestamp((b ->> 'at')::numeric / 1000), actor = b ->> 'actor',
        is_public = (b ->> 'isPublic')::boolean, detail = b ->> 'detail'
      from taken t join told on told.id = t.row_id cross join lateral jsonb_array_elements(t.before -> 'events') as b
      where e.workspace_id = ${workspaceId} and e.interaction_id = t.row_id and e.external_id = b ->> 'externalId'
    )
    select t.row_id as id, told.id is not null as restored from taken t left join told on told.id = t.row_id`);
  const restored = taken.rows.filter((row) => row.restored).map(({ id }) => id);
  if (restored.length > 0) await rebuildInteractions(tx, scope, restored, new Date(0));
  if (taken.rows.length > 0) return taken.rows.length;
  const made = await tx.execute<{ id: string }>(sql`
    select id from interaction where workspace_id = ${workspaceId} and import_id = ${importId} order by id limit ${most}`);
  const ids = uuidArray(made.rows.map(({ id }) => id));
  await tx.execute(sql`delete from sla_clock where workspace_id = ${workspaceId} and interaction_id = any(${ids})`);
  const deleted = await tx.execute(
    sql`delete from interaction where workspace_id = ${workspaceId} and id = any(${ids})`,
  );
  return deleted.rowCount ?? 0;
}
