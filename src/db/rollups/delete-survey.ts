import { and, eq, isNull, sql } from "drizzle-orm";
import { type Db, type Tx, withTenant } from "@/db/client";
import { holdResponses } from "@/db/queries/hold-responses";
import { eraseRepliesAbout } from "@/db/queries/webhooks/erase-replies";
import { noteEvent } from "@/db/queries/webhooks/note-event";
import { beginBulkWork } from "@/db/rollups/insert-imported";
import { deleteResponses } from "@/db/rollups/rewrite-response";
import { importRun } from "@/db/schema/import";
import { survey } from "@/db/schema/survey";
import { outbox } from "@/db/schema/workspace";
import type { WorkspaceScope } from "@/db/scope";
import { uuidArray } from "@/db/uuid-array";

const RESPONSES_AT_ONCE = 2_000;

/**
 * Deletes a survey: from the commit on nobody finds it, and imports into it end. Its answers, which may be millions, are
 * taken by a job that this asks for; see {@link eraseSurvey}.
 */
export async function deleteSurvey(tx: Tx, scope: WorkspaceScope, surveyId: string): Promise<void> {
  const { workspaceId } = scope;
  await tx
    .update(survey)
    .set({ deletedAt: sql`now()` })
    .where(and(eq(survey.workspaceId, workspaceId), eq(survey.id, surveyId), isNull(survey.deletedAt)));
  const ended = await tx
    .update(importRun)
    .set({ status: "failed", fault: { code: "surveyDeleted" }, finishedAt: sql`now()` })
    .where(
      and(
        eq(importRun.workspaceId, workspaceId),
        eq(importRun.surveyId, surveyId),
        sql`${importRun.status} in ('queued', 'running')`,
      ),
    )
    .returning({ id: importRun.id });
  const ids = ended.map(({ id }) => id);
  await noteEvent(tx, scope, "import.finished", ids);
  await tx.insert(outbox).values({ workspaceId, topic: "survey.delete", payload: { surveyId } });
}

/**
 * Takes a deleted survey's rows, answers before responses so that the tallies follow, in portions of their own
 * transactions. May be broken off and called again.
 */
export async function eraseSurvey(
  db: Db,
  scope: WorkspaceScope,
  surveyId: string,
  signal?: AbortSignal,
): Promise<void> {
  const own = sql`workspace_id = ${scope.workspaceId} and survey_id = ${surveyId}`;
  const portion = sql`select id from response where ${own} order by answered_at, id limit ${RESPONSES_AT_ONCE}`;
  for (let more = true; more; signal?.throwIfAborted()) {
    more = await withTenant(db, scope, async (tx) => {
      await beginBulkWork(tx);
      const { rows } = await tx.execute<{ id: string }>(portion);
      const ids = rows.map((row) => row.id);
      await holdResponses(tx, scope, sql`id = any(${uuidArray(ids)})`);
      await eraseRepliesAbout(tx, scope, sql`select unnest(${uuidArray(ids)})`);
      await deleteResponses(tx, scope, ids);
      return rows.length > 0;
    });
  }
  await withTenant(db, scope, async (tx) => {
    await beginBulkWork(tx);
    // What the triggers took from the tallies stands in deltas: nobody may fold them while both go.
    await tx.execute(sql`select pg_advisory_xact_lock(hashtext('candor.fold_tallies'))`);
    await tx.execute(sql`update import set survey_id = null where ${own}`);
    for (const table of [
      "tally_delta",
      "tally_day",
      "topic_suggestion",
      "dimension_value",
      "series",
      "survey_version",
    ]) {
      await tx.execute(sql`delete from ${sql.identifier(table)} where ${own}`);
    }
    await tx.execute(sql`delete from survey where workspace_id = ${scope.workspaceId} and id = ${surveyId}`);
  });
}
