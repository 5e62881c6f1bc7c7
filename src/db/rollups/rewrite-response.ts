import { and, eq, notInArray, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { eventRow } from "@/db/queries/webhooks/note-event";
import { unfileComments } from "@/db/rollups/file-comments";
import type { Dimensions } from "@/db/rollups/store-submissions";
import { answerState, type ResponseState, type StoredAnswer } from "@/db/rollups/stored-answer";
import { answer, response } from "@/db/schema/response";
import { outbox } from "@/db/schema/workspace";
import type { WorkspaceScope } from "@/db/scope";

/** What a response becomes. */
export interface ResponseChange {
  readonly id: string;
  readonly surveyId: string;
  readonly revision: number;
  readonly locale: string;
  readonly state: ResponseState;
  readonly stateReason: string | null;
  readonly firstScoredAt: Date | null;
  readonly completedAt: Date | null;
  readonly answeredAt: Date;
  readonly day: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly dimensions: Dimensions;
  /** All of its answers, also those that did not change; what is not among them is taken back. */
  readonly answers: readonly StoredAnswer[];
}

/**
 * Writes a stored response's next state and all that its answers copy from it, in the caller's transaction, which holds
 * the response's row lock. The triggers move the tallies by the difference.
 */
export async function rewriteResponse(tx: Tx, scope: WorkspaceScope, change: ResponseChange): Promise<void> {
  const workspaceId = scope.workspaceId;
  await tx
    .update(response)
    .set({
      revision: change.revision,
      state: change.state,
      stateReason: change.stateReason,
      locale: change.locale,
      attributes: { ...change.attributes },
      firstScoredAt: change.firstScoredAt,
      completedAt: change.completedAt,
      answeredAt: change.answeredAt,
      day: change.day,
    })
    .where(and(eq(response.workspaceId, workspaceId), eq(response.id, change.id)));
  const kept = change.answers.map((one) => one.questionId);
  const own = and(eq(answer.workspaceId, workspaceId), eq(answer.responseId, change.id));
  await tx.delete(answer).where(and(own, notInArray(answer.questionId, kept)));
  await tx
    .insert(answer)
    .values(change.answers.map((one) => answerRow(workspaceId, change, one)))
    .onConflictDoUpdate({
      target: [answer.workspaceId, answer.responseId, answer.questionId],
      set: {
        kind: sql`excluded.kind`,
        series: sql`excluded.series`,
        day: sql`excluded.day`,
        dimNames: sql`excluded.dim_names`,
        dimValues: sql`excluded.dim_values`,
        state: sql`excluded.state`,
        status: sql`excluded.status`,
        score: sql`excluded.score`,
        choices: sql`excluded.choices`,
        text: sql`excluded.text`,
      },
    });
  if (change.completedAt === null || change.state === "test") await announceResponses(tx, scope, [change.id]);
  else await announceCompleted(tx, scope, change.id);
}

/** Says after the commit that a response was stored and is complete now: what is complete is never rewritten. */
async function announceCompleted(tx: Tx, scope: WorkspaceScope, id: string): Promise<void> {
  await tx.execute(sql`
    insert into outbox (workspace_id, topic, payload)
    select ${scope.workspaceId}::uuid, 'responses.stored', jsonb_build_object('responseIds', jsonb_build_array(${id}::text))
    union all ${eventRow(scope, "response.completed", [id])}`);
}

/** Says after the commit that these responses were stored, changed or taken away. */
export async function announceResponses(tx: Tx, scope: WorkspaceScope, ids: readonly string[]): Promise<void> {
  const { workspaceId } = scope;
  await tx.insert(outbox).values({ workspaceId, topic: "responses.stored", payload: { responseIds: ids } });
}

/** Deletes responses, their answers first: a cascaded delete would leave the tallies wrong. */
export async function deleteResponses(tx: Tx, scope: WorkspaceScope, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const these = sql`any(${`{${ids.join(",")}}`}::uuid[])`;
  await tx.delete(answer).where(sql`workspace_id = ${scope.workspaceId} and response_id = ${these}`);
  await unfileComments(tx, scope, sql`response_id = ${these}`);
  await tx.delete(response).where(sql`workspace_id = ${scope.workspaceId} and id = ${these}`);
  await announceResponses(tx, scope, ids);
}

function answerRow(workspaceId: string, of: ResponseChange, one: StoredAnswer) {
  return {
    workspaceId,
    responseId: of.id,
    questionId: one.questionId,
    surveyId: of.surveyId,
    kind: one.kind,
    series: one.series,
    day: of.day,
    dimNames: [...of.dimensions.names],
    dimValues: [...of.dimensions.values],
    state: answerState(of.state, one.offPath),
    status: one.status,
    score: one.score,
    choices: one.choices,
    text: one.text,
  };
}
