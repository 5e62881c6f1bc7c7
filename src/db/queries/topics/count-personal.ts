import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { WorkspaceScope } from "@/db/scope";

/** How many comments of a survey may hold personal data. */
export async function countPersonal(tx: Tx, { workspaceId }: WorkspaceScope, surveyId: string): Promise<number> {
  const { rows } = await tx.execute<{ n: number }>(sql`
    select count(*)::integer as n from comment
    where workspace_id = ${workspaceId} and survey_id = ${surveyId} and personal <> '{}' and hidden_at is null`);
  return rows[0]?.n ?? 0;
}
