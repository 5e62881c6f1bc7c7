import { sql } from "drizzle-orm";
import { type Db, withTenant } from "@/db/client";
import { countComments } from "@/db/rollups/count-comments";
import { fileComments } from "@/db/rollups/file-comments";
import type { WorkspaceScope } from "@/db/scope";

/** A full portion means that more waits. The round of the worker waits for it: half a second and more. */
export const MOST_COMMENTS_FOLDED = 500;

/**
 * Folds one portion of each workspace's comments that came, changed or went, as the worker's role; says how many the largest had, so
 * that the caller goes on until 0. An interrupted portion is folded anew: what changed and what it counts leave in one transaction.
 */
export async function foldComments(workerDb: Db, scopeOf: (workspaceId: string) => WorkspaceScope): Promise<number> {
  let most = 0;
  for (let after = "00000000-0000-0000-0000-000000000000"; ; ) {
    const { rows } = await workerDb.pool.query<{ id: string }>(
      "select workspace_id as id from comment_change where workspace_id > $1 order by workspace_id limit 1",
      [after],
    );
    const next = rows[0]?.id;
    if (next === undefined) return most;
    most = Math.max(most, await foldCommentsOf(workerDb, scopeOf(next)));
    after = next;
  }
}

/** Folds one portion of one workspace; says how many changes it had. */
export async function foldCommentsOf(db: Db, scope: WorkspaceScope): Promise<number> {
  return withTenant(db, scope, async (tx) => {
    const { rows } = await tx.execute<{ id: string }>(sql`
      delete from comment_change where (workspace_id, id) in (
        select workspace_id, id from comment_change where workspace_id = ${scope.workspaceId}
        order by id limit ${MOST_COMMENTS_FOLDED} for update skip locked)
      returning response_id as id`);
    const ids = rows.map(({ id }) => id);
    await countComments(tx, scope, ids);
    await fileComments(tx, scope, ids);
    return rows.length;
  });
}
