import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { isShown } from "@/db/queries/list-comments";
import type { WorkspaceScope } from "@/db/scope";
import { uuidArray } from "@/db/uuid-array";

/** What stands in the open questions of some answers, as it stands now: what was erased, taken back or hidden is not there. */
export async function readCommentTexts(
  tx: Tx,
  scope: WorkspaceScope,
  responseIds: readonly string[],
): Promise<{ responseId: string; questionId: string; text: string }[]> {
  if (responseIds.length === 0) return [];
  const { rows } = await tx.execute<{ responseId: string; questionId: string; text: string }>(sql`
    select a.response_id as "responseId", a.question_id as "questionId", a.text from answer a
    where a.workspace_id = ${scope.workspaceId} and a.response_id = any(${uuidArray(responseIds)})
      and a.text is not null and ${isShown}`);
  return rows;
}
