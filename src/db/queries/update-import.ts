import { and, eq, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { ImportRow } from "@/db/queries/find-import";
import { noteEvent } from "@/db/queries/webhooks/note-event";
import { importProblem, importRun } from "@/db/schema/import";
import { outbox } from "@/db/schema/workspace";
import type { WorkspaceScope } from "@/db/scope";
import type { ImportFault } from "@/domain/imports/fault";

export type ImportChange = Partial<Omit<typeof importRun.$inferInsert, "workspaceId" | "id">>;

/** Changes an import's own row; webhooks are told of one that ended. */
export async function updateImport(tx: Tx, scope: WorkspaceScope, id: string, change: ImportChange): Promise<void> {
  await tx
    .update(importRun)
    .set(change)
    .where(and(eq(importRun.workspaceId, scope.workspaceId), eq(importRun.id, id)));
  if (change.status === "done" || change.status === "failed") await noteEvent(tx, scope, "import.finished", [id]);
}

/** Reads an import and keeps others from changing it until the transaction ends. */
export async function lockImport(tx: Tx, scope: WorkspaceScope, id: string): Promise<ImportRow | null> {
  const [row] = await tx
    .select()
    .from(importRun)
    .where(and(eq(importRun.workspaceId, scope.workspaceId), eq(importRun.id, id)))
    .for("update");
  return row ?? null;
}

/** Says that an import is done. False where it no longer runs: somebody ended it, or it is being taken back already. */
export async function finishImport(
  tx: Tx,
  scope: WorkspaceScope,
  id: string,
  ended: Required<Pick<ImportChange, "readBytes" | "finishedAt">>,
): Promise<boolean> {
  const row = await lockImport(tx, scope, id);
  if (row?.status !== "running") return false;
  await updateImport(tx, scope, id, { status: "done", ...ended });
  return true;
}

/** Asks the worker to read an import's file, or to take it back: becomes a job when this transaction commits. */
export async function askForImportJob(
  tx: Tx,
  scope: WorkspaceScope,
  topic: "import.run" | "import.undo",
  importId: string,
): Promise<void> {
  await tx.insert(outbox).values({ workspaceId: scope.workspaceId, topic, payload: { importId } });
}

/** Says after the commit that a file's answers are stored. */
export async function announceImported(tx: Tx, scope: WorkspaceScope, importId: string): Promise<void> {
  await tx
    .insert(outbox)
    .values({ workspaceId: scope.workspaceId, topic: "responses.imported", payload: { importId } });
}

/** One line of the report. */
export interface NewImportProblem {
  readonly line: number;
  readonly column: string | null;
  readonly fault: ImportFault;
  readonly rejected: boolean;
}

/** Adds to an import's report. As one value: a batch may have more problems than a statement has parameters. */
export async function insertImportProblems(
  tx: Tx,
  scope: WorkspaceScope,
  importId: string,
  problems: readonly NewImportProblem[],
): Promise<void> {
  if (problems.length === 0) return;
  await tx.execute(sql`
    insert into import_problem (workspace_id, import_id, line, "column", fault, rejected)
    select ${scope.workspaceId}::uuid, ${importId}::uuid, p.line, p."column", p.fault, p.rejected
    from rows from (jsonb_to_recordset(${JSON.stringify(problems)}::jsonb)
      as (line integer, "column" text, fault jsonb, rejected boolean)) with ordinality
      as p (line, "column", fault, rejected, place)
    order by p.place`);
}

/** Empties an import's report before it runs again. */
export async function deleteImportProblems(tx: Tx, scope: WorkspaceScope, importId: string): Promise<void> {
  const own = and(eq(importProblem.workspaceId, scope.workspaceId), eq(importProblem.importId, importId));
  await tx.delete(importProblem).where(own);
}
