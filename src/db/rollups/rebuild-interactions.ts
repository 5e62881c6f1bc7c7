import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { findWorkspace } from "@/db/queries/find-workspace";
import { openCalendars } from "@/db/queries/service/open-calendars";
import { isSameRow, measureRow } from "@/db/rollups/interaction-row";
import { loadInteractions } from "@/db/rollups/load-interactions";
import { rebuildClocks } from "@/db/rollups/rebuild-clocks";
import { lockInteractions } from "@/db/rollups/store-interactions";
import { writeInteractions } from "@/db/rollups/write-interactions";
import type { WorkspaceScope } from "@/db/scope";

const AT_ONCE = 2_000;

/**
 * Measures interactions anew from the events that are stored: after another calendar, another zone, or events that were taken
 * back. Without ids, all of the workspace, in portions. Their promises are judged again. Says how many changed.
 */
export async function rebuildInteractions(
  tx: Tx,
  scope: WorkspaceScope,
  ids: readonly string[] | null,
  now: Date,
): Promise<number> {
  await lockInteractions(tx, scope);
  let changed = 0;
  if (ids !== null) {
    for (let i = 0; i < ids.length; i += AT_ONCE) changed += await remeasure(tx, scope, ids.slice(i, i + AT_ONCE), now);
    return changed;
  }
  for (let after: string | null = null; ; ) {
    const portion: { rows: { id: string }[] } = await tx.execute<{ id: string }>(sql`
      select id from interaction where workspace_id = ${scope.workspaceId}
        and (${after}::uuid is null or id > ${after}::uuid) order by id limit ${AT_ONCE}`);
    const found = portion.rows.map(({ id }) => id);
    changed += await remeasure(tx, scope, found, now);
    if (found.length < AT_ONCE) return changed;
    after = found.at(-1) ?? null;
  }
}

async function remeasure(tx: Tx, scope: WorkspaceScope, ids: readonly string[], now: Date): Promise<number> {
  if (ids.length === 0) return 0;
  const { zone } = await findWorkspace(tx, scope);
  const calendarAt = await openCalendars(tx, scope);
  const rows = (await loadInteractions(tx, scope, { ids })).flatMap(({ row, events }) => {
    const measured = measureRow(row, [...events.values()], calendarAt(row.openedAt.getTime()), zone);
    const anew = { ...row, ...measured };
    return isSameRow(anew, row) ? [] : [{ ...anew, updatedAt: now }];
  });
  await writeInteractions(tx, rows);
  await rebuildClocks(tx, scope, ids, now);
  return rows.length;
}
