import { type Db, withTenant } from "@/db/client";
import { findImport } from "@/db/queries/find-import";
import { findSurvey } from "@/db/queries/find-survey";
import { deleteImportChunks } from "@/db/queries/insert-import";
import { askForImportJob, lockImport, updateImport } from "@/db/queries/update-import";
import { beginBulkWork } from "@/db/rollups/insert-imported";
import { removeImported, removeImportedCustomers, settleCustomers } from "@/db/rollups/remove-imported";
import type { WorkspaceScope } from "@/db/scope";
import { findPurpose } from "@/features/imports/find-purpose";
import type { RunContext } from "@/features/imports/run-import";
import { writeAudit } from "@/platform/audit";
import { conflict, notFound } from "@/platform/http/problem";

const AT_ONCE = 1_000;
const CUSTOMERS_AT_ONCE = 10_000;

type UndoContext = Pick<RunContext, "db" | "scope" | "now" | "signal">;

/** Asks the worker to take an import back. Throws 404, or 409 where there is nothing to take back (yet). */
export async function askForUndo(db: Db, scope: WorkspaceScope, importId: string): Promise<void> {
  await withTenant(db, scope, async (tx) => {
    const run = await lockImport(tx, scope, importId);
    if (!run || run.status === "uploading") throw notFound();
    if (run.status === "undoing" || run.status === "undone") return;
    if (run.dryRun) throw conflict("A dry run stored nothing.", "conflict", "importDry");
    if (run.status === "queued" || run.status === "running")
      throw conflict("The import is still running. Undo it when it has ended.", "conflict", "importRunning");
    await updateImport(tx, scope, importId, { status: "undoing" });
    await askForImportJob(tx, scope, "import.undo", importId);
    await writeAudit(tx, scope, { action: "import.undone", subject: importId, after: { stored: run.stored } });
  });
}

/**
 * Deletes what an import stored, portion by portion: its responses with their answers, then the customers it made that
 * nothing else refers to. A survey that it made stays, empty: somebody may have shared its link; its own page deletes it.
 * The counts of the import stay as the record of what it had done.
 */
export async function undoImport(context: UndoContext, importId: string): Promise<void> {
  const { db, scope } = context;
  await undoRecords(context, importId);
  for (;;) {
    const removed = await withTenant(db, scope, async (tx) => {
      await beginBulkWork(tx);
      const run = await findImport(tx, scope, importId);
      if (run?.status !== "undoing") return null;
      const portion = await removeImported(tx, scope, importId, AT_ONCE);
      const survey = run.surveyId === null ? null : await findSurvey(tx, scope, run.surveyId);
      // An answer that one of these had replaced counts again.
      if (survey && survey.repeats.policy !== "all")
        await settleCustomers(tx, survey.id, portion.customers, survey.repeats);
      return portion.responses;
    });
    if (removed === null) return;
    if (removed === 0) break;
    if (context.signal.aborted) throw new Error("The process is stopping; the undo goes on after the next start.");
  }
  let after: string | null = null;
  do {
    const from: string | null = after;
    after = await withTenant(db, scope, (tx) => removeImportedCustomers(tx, scope, importId, from, CUSTOMERS_AT_ONCE));
    context.signal.throwIfAborted();
  } while (after !== null);
  await withTenant(db, scope, async (tx) => {
    await deleteImportChunks(tx, scope, importId);
    await updateImport(tx, scope, importId, { status: "undone", finishedAt: context.now() });
  });
}

/** The rows of an import that holds no answers, as its purpose takes them back. */
async function undoRecords({ db, scope, signal }: UndoContext, importId: string): Promise<void> {
  for (let undone = 1; undone > 0; ) {
    signal.throwIfAborted();
    undone = await withTenant(db, scope, async (tx) => {
      await beginBulkWork(tx);
      const run = await lockImport(tx, scope, importId);
      const purpose = findPurpose(run?.purpose ?? "answers");
      return run?.status === "undoing" && purpose ? purpose.undo(tx, scope, importId, AT_ONCE) : 0;
    });
  }
}
