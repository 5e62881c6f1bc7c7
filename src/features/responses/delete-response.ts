import type { Tx } from "@/db/client";
import { findSurvey } from "@/db/queries/find-survey";
import { lockStates, settleAll } from "@/db/rollups/change-states";
import { deleteResponses } from "@/db/rollups/rewrite-response";
import type { WorkspaceScope } from "@/db/scope";
import { writeAudit } from "@/platform/audit";
import { notFound } from "@/platform/http/problem";

/** Deletes a response and its answers for good; the tallies follow. Throws 404 where this survey has none of this id. */
export async function deleteResponse(tx: Tx, scope: WorkspaceScope, surveyId: string, id: string): Promise<void> {
  const survey = await findSurvey(tx, scope, surveyId);
  const locked = survey ? await lockStates(tx, scope, surveyId, [id]) : [];
  const [found] = locked;
  if (!survey || !found) throw notFound("There is no such answer.");
  await deleteResponses(tx, scope, [id]);
  await settleAll(tx, survey, locked);
  await writeAudit(tx, scope, { action: "response.deleted", subject: id, before: { surveyId, state: found.state } });
}
