import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { holdResponses } from "@/db/queries/hold-responses";
import { eraseRepliesAbout } from "@/db/queries/webhooks/erase-replies";
import { countComments, lockComments } from "@/db/rollups/count-comments";
import { writeErasure } from "@/db/rollups/erase";
import { fileComments } from "@/db/rollups/file-comments";
import type { WorkspaceScope } from "@/db/scope";

/** What stands where words were removed, once the language of the reader is not known. */
export const REMOVED = "[…]";

/**
 * Replaces the words of a response for good, by what `replace` makes of each; the score stays. Older copies of the database have
 * them removed when they are restored, whole: they know no more than whose words were removed. False where there are none.
 */
export async function redactWords(
  tx: Tx,
  scope: WorkspaceScope,
  responseId: string,
  replace: (text: string) => string,
): Promise<boolean> {
  const { workspaceId } = scope;
  await lockComments(tx, scope);
  await holdResponses(tx, scope, sql`id = ${responseId}`, "kept");
  const { rows } = await tx.execute<{ question: string; survey: string; text: string }>(sql`
    select question_id as question, survey_id as survey, text from answer
    where workspace_id = ${workspaceId} and response_id = ${responseId} and text is not null and kind <> 'email'
    order by question_id for update`);
  const changed = rows.map((row) => ({ ...row, next: replace(row.text) })).filter(({ text, next }) => text !== next);
  const [first] = changed;
  if (first === undefined) return false;
  for (const { question, next } of changed)
    await tx.execute(sql`
      update answer set text = ${next}
      where workspace_id = ${workspaceId} and response_id = ${responseId} and question_id = ${question}`);
  await eraseRepliesAbout(tx, scope, sql`select ${responseId}::uuid`);
  await countComments(tx, scope, [responseId]);
  await fileComments(tx, scope, [responseId]);
  await writeErasure(tx, scope, "words", responseId, [first.survey]);
  return true;
}
