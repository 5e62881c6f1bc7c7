import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { ANSWER_STATES } from "@/db/schema/response";
import type { WorkspaceScope } from "@/db/scope";

/** What of somebody's answer may be handed round now. */
export interface Quotable {
  /** It is there, its survey too, and it was not excluded: what was scored and chosen. One that another goes before was said too. */
  readonly answer: boolean;
  /** What was written, as it is now; nothing where somebody hid it. */
  readonly texts: readonly string[];
}

/** What of a response may be handed round at this moment; of one that is gone nothing. */
export async function findQuotable(tx: Tx, { workspaceId }: WorkspaceScope, responseId: string): Promise<Quotable> {
  const reply = await tx.execute<{ texts: string[] }>(sql`
    select array(select a.text from answer a
      where a.workspace_id = r.workspace_id and a.response_id = r.id and a.text is not null and a.state <> ${ANSWER_STATES.offPath}
        and not exists (select from comment c
          where c.workspace_id = r.workspace_id and c.response_id = r.id and c.hidden_at is not null)) as texts
    from response r
    join survey s on s.workspace_id = r.workspace_id and s.id = r.survey_id and s.deleted_at is null
    where r.workspace_id = ${workspaceId} and r.id = ${responseId} and r.state in ('counted', 'held', 'superseded')`);
  const [row] = reply.rows;
  return { answer: row !== undefined, texts: row?.texts ?? [] };
}
