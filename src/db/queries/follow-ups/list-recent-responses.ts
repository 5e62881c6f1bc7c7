import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { WorkspaceScope } from "@/db/scope";

/** The newest responses since an instant, of surveys that are not anonymous: on what rules are tried. */
export async function listRecentResponses(
  tx: Tx,
  scope: WorkspaceScope,
  since: Date,
  limit: number,
): Promise<string[]> {
  const reply = await tx.execute<{ id: string }>(sql`
    select r.id from survey s join response r on r.workspace_id = s.workspace_id and r.survey_id = s.id and r.answered_at >= ${since}
    where s.workspace_id = ${scope.workspaceId} and s.deleted_at is null and not s.anonymous
    order by r.answered_at desc, r.id limit ${limit}`);
  return reply.rows.map(({ id }) => id);
}
