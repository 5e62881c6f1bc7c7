import type { Tx } from "@/db/client";
import { deleteSurvey as deleteRows } from "@/db/rollups/delete-survey";
import type { WorkspaceScope } from "@/db/scope";
import { requireSurvey } from "@/features/surveys/change-survey";
import { writeAudit } from "@/platform/audit";

/** Deletes a survey and its answers for good; the audit trail keeps its name. */
export async function deleteSurvey(tx: Tx, scope: WorkspaceScope, id: string): Promise<void> {
  const row = await requireSurvey(tx, scope, id);
  await deleteRows(tx, scope, id);
  await writeAudit(tx, scope, { action: "survey.deleted", subject: id, before: { name: row.name } });
}
