import { and, eq, inArray, isNull } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { survey } from "@/db/schema/survey";
import type { WorkspaceScope } from "@/db/scope";

/** Which of these surveys there are, and whether each is anonymous. */
export async function listInvitableSurveys(
  tx: Tx,
  scope: WorkspaceScope,
  ids: readonly string[],
): Promise<ReadonlyMap<string, boolean>> {
  if (ids.length === 0) return new Map();
  const rows = await tx
    .select({ id: survey.id, anonymous: survey.anonymous })
    .from(survey)
    .where(and(eq(survey.workspaceId, scope.workspaceId), inArray(survey.id, [...ids]), isNull(survey.deletedAt)));
  return new Map(rows.map(({ id, anonymous }) => [id, anonymous]));
}
