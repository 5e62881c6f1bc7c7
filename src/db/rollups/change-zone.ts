import { eq, type SQL, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { workspace } from "@/db/schema/workspace";
import type { WorkspaceScope } from "@/db/scope";

const RESPONSES_AT_ONCE = 20_000;

/**
 * Moves a workspace to its pending zone: every response and answer to the local day of its instant there, in the caller's
 * transaction, so that until the commit everybody sees the old days and then the new ones. Says how many responses moved.
 */
export async function changeZone(tx: Tx, scope: WorkspaceScope): Promise<number> {
  const [row] = await tx.select().from(workspace).where(eq(workspace.id, scope.workspaceId)).for("no key update");
  if (!row?.pendingZone) return 0;
  await tx
    .update(workspace)
    .set({ zone: row.pendingZone, pendingZone: null })
    .where(eq(workspace.id, scope.workspaceId));
  return moveDaysTo(tx, scope, row.pendingZone);
}

/**
 * Puts answers that were taken while the zone was changing onto the day of the zone that now holds. Many statements of one
 * transaction, so that no number of answers is too much for a statement's time. Anonymous answers keep their day: of their
 * instant nothing else is known.
 */
export async function moveDaysTo(tx: Tx, scope: WorkspaceScope, zone: string): Promise<number> {
  const { workspaceId } = scope;
  let after: string | null = null;
  let moved = 0;
  do {
    const rest: SQL = after === null ? sql`` : sql`and r.id > ${after}`;
    const reply: { rows: Portion[] } = await tx.execute<Portion>(sql`
      with portion as (
        select r.id, case when s.anonymous then r.day else (r.answered_at at time zone ${zone})::date end as local
        from response r join survey s on s.workspace_id = r.workspace_id and s.id = r.survey_id
        where r.workspace_id = ${workspaceId} ${rest} order by r.id limit ${RESPONSES_AT_ONCE}
      ), moved as (
        update response r set day = p.local from portion p
        where r.workspace_id = ${workspaceId} and r.id = p.id and r.day <> p.local returning r.id, r.day
      ), followed as (
        update answer a set day = m.day from moved m where a.workspace_id = ${workspaceId} and a.response_id = m.id
      )
      select (select id from portion order by id desc limit 1) as last, (select count(*)::int from moved) as moved`);
    after = reply.rows[0]?.last ?? null;
    moved += reply.rows[0]?.moved ?? 0;
  } while (after !== null);
  return moved;
}

type Portion = { last: string | null; moved: number };
