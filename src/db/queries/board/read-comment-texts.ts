import { and, eq, inArray, isNotNull } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { answer } from "@/db/schema/response";
import type { WorkspaceScope } from "@/db/scope";

/** What stands in the open questions of some answers, as it stands now: what was erased or taken back is not there. */
export async function readCommentTexts(
  tx: Tx,
  scope: WorkspaceScope,
  responseIds: readonly string[],
): Promise<{ responseId: string; questionId: string; text: string }[]> {
  if (responseIds.length === 0) return [];
  const rows = await tx
    .select({ responseId: answer.responseId, questionId: answer.questionId, text: answer.text })
    .from(answer)
    .where(
      and(
        eq(answer.workspaceId, scope.workspaceId),
        inArray(answer.responseId, [...responseIds]),
        isNotNull(answer.text),
      ),
    );
  return rows.flatMap(({ responseId, questionId, text }) => (text === null ? [] : [{ responseId, questionId, text }]));
}
