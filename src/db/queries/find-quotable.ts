import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { WorkspaceScope } from "@/db/scope";

/** What of somebody's answer may be handed round now. */
export interface Quotable {
  /** It is there, its survey too, and it was neither excluded nor replaced: what was scored and chosen. */
  readonly answer: boolean;
  /** The same, and nobody hid its words. */
  readonly words: boolean;
}

/** What of a response may be handed round at this moment; of one that is gone nothing. */
export async function findQuotable(tx: Tx, { workspaceId }: WorkspaceScope, responseId: string): Promise<Quotable> {
  const reply = await tx.execute<{ hidden: boolean }>(sql`
    select exists (select from comment c
      where c.workspace_id = r.workspace_id and c.response_id = r.id and c.hidden_at is not null) as hidden
    from response r
    join survey s on s.workspace_id = r.workspace_id and s.id = r.survey_id and s.deleted_at is null
    where r.workspace_id = ${workspaceId} and r.id = ${responseId} and r.state in ('counted', 'held')`);
  const [row] = reply.rows;
  return { answer: row !== undefined, words: row?.hidden === false };
}
