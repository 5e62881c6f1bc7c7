import type { Tx } from "@/db/client";
import { eraseResponse } from "@/db/rollups/erase";
import type { WorkspaceScope } from "@/db/scope";
import { writeAudit } from "@/platform/audit";
import { notFound } from "@/platform/http/problem";

/** Deletes a response and its answers for good; the tallies follow. Throws 404 where this survey has none of this id. */
export async function deleteResponse(tx: Tx, scope: WorkspaceScope, surveyId: string, id: string): Promise<void> {
  const state = await eraseResponse(tx, scope, surveyId, id);
  if (state === null) throw notFound("There is no such answer.");
  await writeAudit(tx, scope, { action: "response.deleted", subject: id, before: { surveyId, state } });
}
