import { and, eq, inArray, sql } from "drizzle-orm";
import { v7 } from "uuid";
import type { Tx } from "@/db/client";
import { findSurvey } from "@/db/queries/find-survey";
import { eraseFollowUpsOf } from "@/db/queries/follow-ups/erase-follow-ups";
import { eraseInvitationsOf } from "@/db/queries/invitations/erase-invitations";
import { lockStates, settleAll } from "@/db/rollups/change-states";
import { deleteResponses } from "@/db/rollups/rewrite-response";
import { erasure } from "@/db/schema/erasure";
import { exportChunk, exportRun } from "@/db/schema/export";
import { ANSWER_STATUS } from "@/db/schema/response";
import { outbox } from "@/db/schema/workspace";
import type { WorkspaceScope } from "@/db/scope";

export type ErasureKind = (typeof erasure.$inferSelect)["kind"];

/**
 * Writes down that something was erased, in the transaction that erases it: an older copy of the database has it taken out
 * again when it is restored. Files of the surveys' answers that wait to be taken go, since it may stand in them.
 */
export async function writeErasure(
  tx: Tx,
  scope: WorkspaceScope,
  kind: ErasureKind,
  subject: string,
  surveyIds: readonly string[],
): Promise<void> {
  const { workspaceId } = scope;
  const id = v7();
  await tx.insert(erasure).values({ workspaceId, id, kind, subject });
  await tx.insert(outbox).values({ workspaceId, topic: "erasure.log", payload: { erasureId: id } });
  if (surveyIds.length === 0) return;
  const withdrawn = await tx
    .update(exportRun)
    .set({ status: "failed", fault: "erased", finishedAt: sql`now()`, seenAt: null })
    .where(and(eq(exportRun.workspaceId, workspaceId), inArray(exportRun.surveyId, [...surveyIds])))
    .returning({ id: exportRun.id });
  if (withdrawn.length === 0) return;
  const ids = withdrawn.map((run) => run.id);
  await tx.delete(exportChunk).where(and(eq(exportChunk.workspaceId, workspaceId), inArray(exportChunk.exportId, ids)));
}

/** Deletes a response and its answers for good; the tallies follow. The state it had, or null where the survey has none such. */
export async function eraseResponse(
  tx: Tx,
  scope: WorkspaceScope,
  surveyId: string,
  id: string,
): Promise<string | null> {
  const survey = await findSurvey(tx, scope, surveyId);
  const locked = survey ? await lockStates(tx, scope, surveyId, [id]) : [];
  const [found] = locked;
  if (!survey || !found) return null;
  await deleteResponses(tx, scope, [id]);
  await settleAll(tx, survey, locked);
  await writeErasure(tx, scope, "response", id, [surveyId]);
  return found.state;
}

/**
 * Erases a person: their row, and from their answers text, attributes, what the link said, and the ids that lead to them. The
 * scores stay in the totals, their dimension counts go, and their states stay as they were. False where there is no such person.
 */
export async function eraseCustomer(tx: Tx, scope: WorkspaceScope, customerId: string): Promise<boolean> {
  const { workspaceId } = scope;
  const known = await tx.execute(
    sql`select 1 from customer where workspace_id = ${workspaceId} and id = ${customerId} for update`,
  );
  if ((known.rowCount ?? 0) === 0) return false;
  const theirs = sql`select id from response where workspace_id = ${workspaceId} and customer_id = ${customerId}`;
  const surveys = await tx.execute<{ id: string }>(sql`
    select distinct survey_id as id from response where workspace_id = ${workspaceId} and customer_id = ${customerId}`);
  await tx.execute(sql`
    update answer set text = null, dim_names = '{}', dim_values = '{}',
      choices = case when status = ${ANSWER_STATUS.notApplicable} then choices end
    where workspace_id = ${workspaceId} and response_id in (${theirs})`);
  await tx.execute(sql`
    update response set customer_id = null, identity = null, attributes = '{}', stage = null, submission_id = gen_random_uuid()
    where workspace_id = ${workspaceId} and customer_id = ${customerId}`);
  await eraseFollowUpsOf(tx, scope, customerId);
  await eraseInvitationsOf(tx, scope, customerId);
  await tx.execute(sql`delete from customer where workspace_id = ${workspaceId} and id = ${customerId}`);
  await writeErasure(
    tx,
    scope,
    "customer",
    customerId,
    surveys.rows.map(({ id }) => id),
  );
  return true;
}
