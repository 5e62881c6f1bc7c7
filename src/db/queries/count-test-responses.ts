import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { WorkspaceScope } from "@/db/scope";

/** How many responses of one's own a survey has on these local days (both included): shown, never counted. */
export async function countTestResponses(
  tx: Tx,
  scope: WorkspaceScope,
  query: { readonly surveyId: string; readonly from: string; readonly to: string },
): Promise<number> {
  const reply = await tx.execute<{ n: number }>(sql`
    select count(*)::int as n from response
    where workspace_id = ${scope.workspaceId} and survey_id = ${query.surveyId} and state = 'test'
      and day between ${query.from} and ${query.to}`);
  return reply.rows[0]?.n ?? 0;
}
