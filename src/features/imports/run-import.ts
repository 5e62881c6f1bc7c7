import { createHmac, hash } from "node:crypto";
import { setImmediate as othersTurn } from "node:timers/promises";
import { openBulkDb } from "@/db/bulk-db";
import { type Db, withTenant } from "@/db/client";
import { findImport } from "@/db/queries/find-import";
import { findWorkspace } from "@/db/queries/find-workspace";
import { deleteImportChunks } from "@/db/queries/insert-import";
import { askForImportJob, finishImport, lockImport, updateImport } from "@/db/queries/update-import";
import { moveDaysTo } from "@/db/rollups/change-zone";
import type { WorkspaceScope } from "@/db/scope";
import { shortened } from "@/domain/imports/cell";
import { findColumns } from "@/domain/imports/columns";
import type { ImportFault } from "@/domain/imports/fault";
import { createOccurrences } from "@/domain/imports/occurrences";
import { compileRow, type RowResult } from "@/domain/imports/row";
import { rowKey } from "@/domain/imports/row-key";
import { noAnswer } from "@/domain/imports/sources/source";
import { findPurpose } from "@/features/imports/find-purpose";
import { ImportFailure, TakenUpElsewhere } from "@/features/imports/import-failure";
import { type PreparedRun, prepareRun } from "@/features/imports/prepare-run";
import { storedFile } from "@/features/imports/read-file";
import type { FileRecord } from "@/features/imports/read-records";
import { readTable } from "@/features/imports/read-table";
import { runRecords } from "@/features/imports/records/run-records";
import { settleImported } from "@/features/imports/settle-imported";
import { createBatchStore, type KeyedRow } from "@/features/imports/store-batch";
import { awaitsAnotherTry, type Tries } from "@/platform/another-try";
import { describeError, type Logger } from "@/platform/logger";

export interface RunContext extends Tries {
  readonly db: Db;
  readonly scope: WorkspaceScope;
  readonly logger: Logger;
  readonly now: () => Date;
  /** AUTH_SECRET: keys the rows of anonymous surveys. */
  readonly secret: string;
}

/** The first batch is small: its commit is what the next one's plans are made from. */
const FIRST_BATCH = 200;
const BATCH = 2_000;
/** So many rows are read and written (some milliseconds) between two looks at what the database replied. */
const AT_A_STRETCH = 50;

/**
 * Reads an import's file and stores its rows, batch by batch, each in one transaction with its counts, so that rows =
 * stored + duplicates + rejected at every moment. After a crash it begins at the top of the file, as the rows' keys need,
 * and stores on from where it was. A dry run does everything but storing.
 *
 * Throws what a later try may mend (the database is away, the process stops); else the import is marked as failed.
 */
export async function runImport(context: RunContext, importId: string): Promise<void> {
  const { db, scope } = context;
  const row = await withTenant(db, scope, (tx) => findImport(tx, scope, importId));
  const purpose = findPurpose(row?.purpose ?? "answers");
  if (row && purpose) {
    if (row.status !== "queued" && row.status !== "running") return;
    return orFail(context, importId, () => runRecords(context, row, purpose));
  }
  await orFail(context, importId, async () => {
    const run = await withTenant(db, scope, (tx) => prepareRun(tx, scope, importId, context.now()));
    if (run === null) return;
    await readFile(context, run);
    await followZone(context, run);
    if (!run.dryRun) await settleImported(context, run.survey.surveyId, importId);
    await withTenant(db, scope, async (tx) => {
      const ended = { readBytes: run.file.fileBytes, finishedAt: context.now() };
      const finished = await finishImport(tx, scope, importId, ended);
      // A dry run keeps its file: the import that follows reads it.
      if (finished && !run.dryRun) await deleteImportChunks(tx, scope, importId);
    });
  });
}

/** Runs an import to its end; what no later try can mend is told on it. */
async function orFail(context: RunContext, importId: string, work: () => Promise<void>): Promise<void> {
  const { db, scope } = context;
  try {
    await work();
  } catch (error) {
    if (error instanceof TakenUpElsewhere && context.lastTry === true) {
      // No try of this job is left to look whether the other has ended: another job does.
      await withTenant(db, scope, (tx) => askForImportJob(tx, scope, "import.run", importId));
      return;
    }
    if (error instanceof TakenUpElsewhere || awaitsAnotherTry(error, context)) throw error;
    const told = error instanceof ImportFailure;
    if (!told) context.logger.error({ importId, error: describeError(error) }, "import failed");
    const fault: ImportFault = told ? error.fault : { code: "failed" };
    await withTenant(db, scope, async (tx) => {
      // Whoever took it up as well may have brought it to its end.
      const row = await lockImport(tx, scope, importId);
      const unended = row?.status === "queued" || row?.status === "running";
      if (unended) await updateImport(tx, scope, importId, { status: "failed", fault, finishedAt: context.now() });
      else if (row?.status !== "failed") return;
      await deleteImportChunks(tx, scope, importId);
    });
  }
}

/** Rows that were stored after the workspace had moved to another zone lie on the days of the old one. */
async function followZone({ db, scope }: RunContext, run: PreparedRun): Promise<void> {
  await withTenant(db, scope, async (tx) => {
    const { zone } = await findWorkspace(tx, scope);
    if (zone !== run.zone && !run.dryRun) await moveDaysTo(tx, scope, zone);
  });
}

async function readFile(context: RunContext, run: PreparedRun): Promise<void> {
  const bulk = openBulkDb(context.db);
  try {
    await readRows(context, run, createBatchStore({ ...context, bulk: bulk.db }, run));
  } finally {
    await bulk.close();
  }
}

/** While a batch is stored the next one is read and written for the database; never more than two are in memory. */
async function readRows(
  context: RunContext,
  run: PreparedRun,
  { write, store }: ReturnType<typeof createBatchStore>,
): Promise<void> {
  const occurrences = createOccurrences();
  const digest = digestOf(context, run);
  const file = storedFile(context.db, context.scope, run.file);
  let readRow: ReturnType<typeof compileRow> | null = null;
  let saysNoAnswer: ReturnType<typeof noAnswer> = null;
  let stretch: KeyedRow[] = [];
  /** Rows of the batch that are written for the database. */
  let waiting = 0;
  let seen = 0;
  let storing: Promise<void> = Promise.resolve();
  const writeStretch = async (): Promise<void> => {
    await write(stretch);
    waiting += stretch.length;
    stretch = [];
  };
  const hand = async (): Promise<void> => {
    waiting = 0;
    await storing;
    storing = store();
    // Whoever waits for it next is told; until then it is not unheard.
    storing.catch(() => {});
    if (context.signal.aborted) throw new Error("The process is stopping; the import goes on after the next start.");
  };
  try {
    for await (const record of readTable(file)) {
      if (readRow === null) {
        readRow = rowReader(run, record, context.now());
        saysNoAnswer = noAnswer(file.source, record.cells);
        continue;
      }
      const said = saysNoAnswer?.(record.cells) ?? null;
      let result = said === null ? readRow(record.cells) : leftOut("noAnswer", said);
      let key = result.rejected ? null : rowKey(result.row.identity, occurrences, digest);
      // Lines of one person that do not follow each other cannot be told from a row that came before.
      if (file.source === "long" && key?.repeated) [result, key] = [leftOut("idAgain", record.cells[0] ?? ""), null];
      seen++;
      // What is parsed already comes without waiting: without a pause the batch that is stored would stand still.
      if (seen % AT_A_STRETCH === 0) await othersTurn();
      // Stored before a crash; read again only for the keys of equal rows that follow.
      if (seen <= run.rowsBefore) continue;
      stretch.push({ record, result, key });
      const full = waiting + stretch.length >= (seen <= FIRST_BATCH ? FIRST_BATCH : BATCH);
      if (full || stretch.length === AT_A_STRETCH) await writeStretch();
      if (full) await hand();
    }
    if (readRow === null) throw new ImportFailure({ code: "fileGone" });
    if (stretch.length > 0) await writeStretch();
    if (waiting > 0) await hand();
  } finally {
    await storing.catch(() => {});
  }
  await storing;
}

/**
 * What turns a row into its key. In an anonymous survey it needs the secret: whoever read the database could otherwise try a
 * list of staff numbers and find everybody's row.
 */
function digestOf({ secret }: RunContext, { survey }: PreparedRun): (text: string) => Buffer {
  if (!survey.anonymous) return (text) => hash("sha256", text, "buffer");
  return (text) => createHmac("sha256", secret).update(`import ${survey.surveyId} ${text}`).digest();
}

/** A row that is left out whole. */
function leftOut(code: ImportFault["code"], cell: string): RowResult {
  return { rejected: true, problems: [{ column: null, fault: { code, values: { cell: shortened(cell) } } }] };
}

function rowReader({ mapping, survey, zone }: PreparedRun, header: FileRecord, now: Date) {
  const columns = findColumns(mapping, header.cells);
  const fault = columns.ok ? undefined : columns.errors[0]?.fault;
  if (!columns.ok) throw new ImportFailure(fault ?? { code: "unfit" });
  const { target } = survey;
  return compileRow({ mapping, target, places: columns.places, width: header.cells.length, zone, now });
}
