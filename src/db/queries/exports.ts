import { and, asc, desc, eq, gt, isNull, lte, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { exportChunk, exportRun } from "@/db/schema/export";
import { survey } from "@/db/schema/survey";
import { outbox } from "@/db/schema/workspace";
import type { WorkspaceScope } from "@/db/scope";

export type ExportRow = typeof exportRun.$inferSelect;
export type ExportChange = Partial<Omit<typeof exportRun.$inferInsert, "workspaceId" | "id">>;

/** Writes down an export to come and asks the worker for it: becomes a job when this transaction commits. */
export async function insertExport(
  tx: Tx,
  scope: WorkspaceScope,
  run: Pick<ExportRow, "id" | "surveyId" | "format" | "filter" | "locale" | "createdBy">,
): Promise<void> {
  const { workspaceId } = scope;
  await tx.insert(exportRun).values({ workspaceId, status: "queued", ...run });
  await askForExportJob(tx, scope, run.id);
}

/** Asks the worker to write an export's file: becomes a job when this transaction commits. */
export async function askForExportJob(tx: Tx, { workspaceId }: WorkspaceScope, exportId: string): Promise<void> {
  await tx.insert(outbox).values({ workspaceId, topic: "export.run", payload: { exportId } });
}

/** An export of this workspace, or null. */
export async function findExport(tx: Tx, scope: WorkspaceScope, id: string): Promise<ExportRow | null> {
  const [row] = await tx.select().from(exportRun).where(own(scope, id));
  return row ?? null;
}

/** Reads an export that is to be written and keeps others from changing it; null where it has ended or is gone. */
export async function lockUnended(tx: Tx, scope: WorkspaceScope, id: string): Promise<ExportRow | null> {
  const [row] = await tx.select().from(exportRun).where(own(scope, id)).for("update");
  return row?.status === "queued" || row?.status === "running" ? row : null;
}

/** Keeps an export for whoever writes its file, until the transaction ends. False where somebody else writes it. */
export async function holdExport(tx: Tx, id: string): Promise<boolean> {
  const { rows } = await tx.execute<{ held: boolean }>(
    sql`select pg_try_advisory_xact_lock(hashtextextended(${`candor.export ${id}`}, 0)) as held`,
  );
  return rows[0]?.held === true;
}

/** Changes an export's own row. False where it is gone. */
export async function updateExport(tx: Tx, scope: WorkspaceScope, id: string, change: ExportChange): Promise<boolean> {
  const done = await tx.update(exportRun).set(change).where(own(scope, id));
  return (done.rowCount ?? 0) > 0;
}

/** Says that a file is whole; not where it was withdrawn while its last piece was stored, because an answer in it was erased. */
export async function finishExport(
  tx: Tx,
  scope: WorkspaceScope,
  id: string,
  ended: Pick<ExportRow, "finishedAt" | "expiresAt">,
): Promise<void> {
  await tx
    .update(exportRun)
    .set({ status: "done", ...ended })
    .where(and(own(scope, id), eq(exportRun.status, "running")));
}

/** Deletes an export and its file. False where it was gone already. */
export async function deleteExport(tx: Tx, scope: WorkspaceScope, id: string): Promise<boolean> {
  const done = await tx.delete(exportRun).where(own(scope, id));
  return (done.rowCount ?? 0) > 0;
}

/** Exports of surveys that are there, with their names, the newest first. */
export function listExports(
  tx: Tx,
  scope: WorkspaceScope,
  limit: number,
): Promise<{ run: ExportRow; survey: string }[]> {
  return tx
    .select({ run: exportRun, survey: survey.name })
    .from(exportRun)
    .innerJoin(survey, ofSurvey())
    .where(eq(exportRun.workspaceId, scope.workspaceId))
    .orderBy(desc(exportRun.createdAt), desc(exportRun.id))
    .limit(limit);
}

/** What a person asked for, ended, and has not looked at yet. */
export function listUnseenExports(
  tx: Tx,
  scope: WorkspaceScope,
  userId: string,
  limit: number,
): Promise<{ run: ExportRow; survey: string }[]> {
  return tx
    .select({ run: exportRun, survey: survey.name })
    .from(exportRun)
    .innerJoin(survey, ofSurvey())
    .where(
      and(
        eq(exportRun.workspaceId, scope.workspaceId),
        eq(exportRun.createdBy, userId),
        isNull(exportRun.seenAt),
        sql`${exportRun.status} in ('done', 'failed')`,
      ),
    )
    .orderBy(desc(exportRun.createdAt))
    .limit(limit);
}

/** Adds a piece to an export's file. */
export async function insertExportChunk(
  tx: Tx,
  scope: WorkspaceScope,
  piece: { readonly exportId: string; readonly ordinal: number; readonly bytes: Buffer },
): Promise<void> {
  await tx.insert(exportChunk).values({ workspaceId: scope.workspaceId, ...piece });
}

/** Throws an export's file away. */
export async function deleteExportChunks(tx: Tx, scope: WorkspaceScope, exportId: string): Promise<void> {
  await tx
    .delete(exportChunk)
    .where(and(eq(exportChunk.workspaceId, scope.workspaceId), eq(exportChunk.exportId, exportId)));
}

/** The next piece of an export's file after `ordinal`, or null after the last. */
export async function findExportChunk(
  tx: Tx,
  scope: WorkspaceScope,
  exportId: string,
  after: number,
): Promise<{ ordinal: number; bytes: Buffer } | null> {
  const [row] = await tx
    .select({ ordinal: exportChunk.ordinal, bytes: exportChunk.bytes })
    .from(exportChunk)
    .where(
      and(
        eq(exportChunk.workspaceId, scope.workspaceId),
        eq(exportChunk.exportId, exportId),
        gt(exportChunk.ordinal, after),
      ),
    )
    .orderBy(asc(exportChunk.ordinal))
    .limit(1);
  return row ?? null;
}

/** Deletes what has expired, files and all; returns how many exports. */
export async function deleteExpiredExports(tx: Tx, scope: WorkspaceScope, now: Date): Promise<number> {
  const done = await tx
    .delete(exportRun)
    .where(and(eq(exportRun.workspaceId, scope.workspaceId), lte(exportRun.expiresAt, now)));
  return done.rowCount ?? 0;
}

function own(scope: WorkspaceScope, id: string) {
  return and(eq(exportRun.workspaceId, scope.workspaceId), eq(exportRun.id, id));
}

function ofSurvey() {
  return and(
    eq(survey.workspaceId, exportRun.workspaceId),
    eq(survey.id, exportRun.surveyId),
    isNull(survey.deletedAt),
  );
}
