import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { WorkspaceScope } from "@/db/scope";

/** Deletes a survey with all that was answered to it, answers before responses so that the tallies follow. */
export async function deleteSurvey(tx: Tx, scope: WorkspaceScope, surveyId: string): Promise<void> {
  const workspaceId = scope.workspaceId;
  const own = sql`workspace_id = ${workspaceId} and survey_id = ${surveyId}`;
  await tx.execute(sql`update import set survey_id = null where ${own}`);
  for (const table of ["answer", "response", "dimension_value", "series", "survey_version"]) {
    await tx.execute(sql`delete from ${sql.identifier(table)} where ${own}`);
  }
  await tx.execute(sql`delete from survey where workspace_id = ${workspaceId} and id = ${surveyId}`);
}
