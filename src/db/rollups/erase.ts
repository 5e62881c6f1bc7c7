import { randomUUID } from "node:crypto";
import { and, eq, inArray, sql } from "drizzle-orm";
import { v7 } from "uuid";
import type { Tx } from "@/db/client";
import { findSurvey } from "@/db/queries/find-survey";
import { eraseFollowUpsOf } from "@/db/queries/follow-ups/erase-follow-ups";
import { holdResponses } from "@/db/queries/hold-responses";
import { eraseInvitationsOf } from "@/db/queries/invitations/erase-invitations";
import { eraseReviewWordsOf } from "@/db/queries/quality/erase-review-words";
import { eraseRepliesAbout } from "@/db/queries/webhooks/erase-replies";
import { lockStates, settleAll } from "@/db/rollups/change-states";
import { unfileComments } from "@/db/rollups/file-comments";
import { rebuildStays } from "@/db/rollups/rebuild-stays";
import { removeClaimed } from "@/db/rollups/remove-claimed";
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
  await holdResponses(tx, scope, sql`id = ${id}`);
  await eraseRepliesAbout(tx, scope, sql`select ${id}::uuid`);
  await deleteResponses(tx, scope, [id]);
  await settleAll(tx, survey, locked);
  await removeClaimed(tx, scope, found.customerId === null ? [] : [found.customerId]);
  await writeErasure(tx, scope, "response", id, [surveyId]);
  return found.state;
}

/**
 * Erases a person: their row, and from answers, interactions, follow-ups and invitations text, attributes, and the ids that
 * lead to them. Scores, times and stays stay in the totals, their dimension counts go, and states stay as they were: spells
 * and purchases move to a row that says nothing of anybody. False where there is no such person.
 */
export async function eraseCustomer(tx: Tx, scope: WorkspaceScope, customerId: string): Promise<boolean> {
  const { workspaceId } = scope;
  const known = await tx.execute<{ externalId: string; email: string | null }>(sql`
    select external_id as "externalId", email from customer
    where workspace_id = ${workspaceId} and id = ${customerId} and kind <> 'erased' for update`);
  const [person] = known.rows;
  if (!person) return false;
  await holdResponses(tx, scope, sql`customer_id = ${customerId}`);
  const theirs = sql`select id from response where workspace_id = ${workspaceId} and customer_id = ${customerId}`;
  const surveys = await tx.execute<{ id: string }>(sql`
    select distinct survey_id as id from response where workspace_id = ${workspaceId} and customer_id = ${customerId}`);
  await eraseRepliesAbout(tx, scope, theirs, customerId);
  await unfileComments(tx, scope, sql`response_id in (${theirs})`);
  await tx.execute(sql`
    update answer set text = null, dim_names = '{}', dim_values = '{}',
      choices = case when status = ${ANSWER_STATUS.notApplicable} then choices end
    where workspace_id = ${workspaceId} and response_id in (${theirs})`);
  await tx.execute(sql`
    update response set customer_id = null, identity = null, attributes = '{}', stage = null, submission_id = gen_random_uuid()
    where workspace_id = ${workspaceId} and customer_id = ${customerId}`);
  // While interactions and invitations still say whose they are.
  await forgetInImports(tx, scope, customerId, [person.externalId, person.email ?? person.externalId]);
  await eraseFollowUpsOf(tx, scope, customerId);
  await eraseInvitationsOf(tx, scope, customerId);
  await eraseReviewWordsOf(tx, scope, customerId);
  await eraseInteractionsOf(tx, scope, customerId);
  await leaveStays(tx, scope, customerId);
  await tx.execute(sql`delete from customer where workspace_id = ${workspaceId} and id = ${customerId}`);
  await writeErasure(
    tx,
    scope,
    "customer",
    customerId,
    surveys.rows.map(({ id }) => id),
  );
  // In an older copy whoever they were merged of stands there still.
  const merged = await tx.execute<{ id: string }>(sql`
    select gone_id as id from merged_customer where workspace_id = ${workspaceId} and kept_id = ${customerId} order by gone_id`);
  for (const { id } of merged.rows) await writeErasure(tx, scope, "customer", id, []);
  return true;
}

/** What a customer wrote about, and whose ticket it was, goes; that it was asked and how long it took stays. */
async function eraseInteractionsOf(tx: Tx, { workspaceId }: WorkspaceScope, customerId: string): Promise<void> {
  const theirs = sql`select id from interaction where workspace_id = ${workspaceId} and customer_id = ${customerId}`;
  await tx.execute(sql`
    update interaction_event set external_id = gen_random_uuid()::text,
      actor = case when kind in ('opened', 'customer_replied') then null else actor end,
      detail = case when kind = 'merged' then null else detail end
    where workspace_id = ${workspaceId} and interaction_id in (${theirs})`);
  await tx.execute(sql`
    update interaction set customer_id = null, external_id = 'erased:' || id, subject = '', attributes = '{}', merged_into = null
    where workspace_id = ${workspaceId} and customer_id = ${customerId}`);
}

/** How their rows stood before an import, and lines of reports that name them. */
async function forgetInImports(
  tx: Tx,
  { workspaceId }: WorkspaceScope,
  customerId: string,
  names: readonly string[],
): Promise<void> {
  await tx.execute(sql`
    delete from import_before where workspace_id = ${workspaceId} and row_id in (
      select ${customerId}::uuid
      union all select id from subscription where workspace_id = ${workspaceId} and customer_id = ${customerId}
      union all select id from purchase where workspace_id = ${workspaceId} and customer_id = ${customerId}
      union all select id from interaction where workspace_id = ${workspaceId} and customer_id = ${customerId}
      union all select id from invitation where workspace_id = ${workspaceId} and customer_id = ${customerId})`);
  await tx.execute(sql`
    update import_problem set fault = jsonb_set(fault, '{values,cell}', '"…"')
    where workspace_id = ${workspaceId} and fault #>> '{values,cell}'
      = any(array(select jsonb_array_elements_text(${JSON.stringify(names)}::jsonb)))`);
}

/** Spells and purchases keep counting, in no group, under a row of its own that leads to nobody. */
async function leaveStays(tx: Tx, scope: WorkspaceScope, customerId: string): Promise<void> {
  const { workspaceId } = scope;
  const nobody = randomUUID();
  const left = await tx.execute(sql`
    insert into customer (workspace_id, id, external_id, kind)
    select ${workspaceId}::uuid, ${nobody}::uuid, ${`erased:${nobody}`}, 'erased'
    where exists (select 1 from subscription where workspace_id = ${workspaceId} and customer_id = ${customerId})
      or exists (select 1 from purchase where workspace_id = ${workspaceId} and customer_id = ${customerId})`);
  if ((left.rowCount ?? 0) === 0) return;
  await tx.execute(sql`
    update subscription set customer_id = ${nobody}, external_id = 'erased:' || id, plan = null, reason_note = null,
      import_id = null
    where workspace_id = ${workspaceId} and customer_id = ${customerId}`);
  await tx.execute(sql`
    update purchase set customer_id = ${nobody}, external_id = 'erased:' || id, import_id = null
    where workspace_id = ${workspaceId} and customer_id = ${customerId}`);
  await rebuildStays(tx, scope, [nobody]);
}
