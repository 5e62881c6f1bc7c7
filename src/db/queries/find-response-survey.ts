import { and, eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { response } from "@/db/schema/response";
import type { WorkspaceScope } from "@/db/scope";

/** The survey that a response answers; null where this workspace has none of this id. */
export async function findResponseSurvey(tx: Tx, scope: WorkspaceScope, id: string): Promise<string | null> {
  const [row] = await tx
    .select({ surveyId: response.surveyId })
    .from(response)
    .where(and(eq(response.workspaceId, scope.workspaceId), eq(response.id, id)));
  return row?.surveyId ?? null;
}
