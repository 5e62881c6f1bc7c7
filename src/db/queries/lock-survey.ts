import { and, eq, isNull } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { SurveyRow } from "@/db/queries/find-survey";
import { survey } from "@/db/schema/survey";
import type { WorkspaceScope } from "@/db/scope";

/** A survey of this workspace, held until the transaction ends so that nobody changes it meanwhile; null where there is none. */
export async function lockSurvey(tx: Tx, scope: WorkspaceScope, id: string): Promise<SurveyRow | null> {
  const [row] = await tx
    .select()
    .from(survey)
    .where(and(eq(survey.workspaceId, scope.workspaceId), eq(survey.id, id), isNull(survey.deletedAt)))
    .for("update");
  return row ?? null;
}
