import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { InteractionRow } from "@/db/rollups/interaction-row";
import type { LoadedInteraction } from "@/db/rollups/load-interactions";
import type { WorkspaceScope } from "@/db/scope";

/** The name of this family among what imports remember. */
export const INTERACTION_FAMILY = "interaction";

/**
 * Remembers how interactions stood before an import changed them, with their events, so that its undo can put them back. Those
 * that the same import made go with it, and of several changes the first is remembered.
 */
export async function rememberInteractions(
  tx: Tx,
  scope: WorkspaceScope,
  changed: readonly InteractionRow[],
  known: readonly LoadedInteraction[],
  { importId, now }: { readonly importId: string; readonly now: Date },
): Promise<void> {
  const ids = new Set(changed.map(({ id }) => id));
  const given = known.flatMap(({ row, events }) =>
    ids.has(row.id) && row.importId !== importId
      ? [{ id: row.id, before: { row, events: [...events].map(([externalId, event]) => ({ externalId, ...event })) } }]
      : [],
  );
  if (given.length === 0) return;
  await tx.execute(sql`
    insert into import_before (workspace_id, import_id, family, row_id, before, written_at)
    select ${scope.workspaceId}::uuid, ${importId}::uuid, ${INTERACTION_FAMILY}, g.id, g.before, ${now.toISOString()}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(given)}::jsonb) as g (id uuid, before jsonb)
    on conflict (workspace_id, import_id, family, row_id) do update set written_at = excluded.written_at`);
}
