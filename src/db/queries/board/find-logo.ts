import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { WorkspaceScope } from "@/db/scope";

/** The picture of the brand as the newest published survey shows it; null where none does. */
export async function findLogo(tx: Tx, scope: WorkspaceScope): Promise<string | null> {
  const reply = await tx.execute<{ logo: string }>(sql`
    select v.definition #>> '{brand,logo}' as logo from survey_version v
    where v.workspace_id = ${scope.workspaceId} and v.definition #>> '{brand,logo}' is not null
    order by v.published_at desc, v.survey_id limit 1`);
  return reply.rows[0]?.logo ?? null;
}
