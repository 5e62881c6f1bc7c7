import { createHash } from "node:crypto";
import { setImmediate as othersTurn } from "node:timers/promises";
import { openBulkDb } from "@/db/bulk-db";
import { type Db, type Tx, withTenant, withTenantAnew } from "@/db/client";
import type { ImportRow } from "@/db/queries/find-import";
import { findWorkspace } from "@/db/queries/find-workspace";
import { deleteImportChunks } from "@/db/queries/insert-import";
import {
  finishImport,
  insertImportProblems,
  lockImport,
  type NewImportProblem,
  updateImport,
} from "@/db/queries/update-import";
import { analyzeCustomers, beginBulkWork } from "@/db/rollups/insert-imported";
import { localDay } from "@/domain/calendar/day";
import { findNames } from "@/domain/imports/columns";
import { createOccurrences } from "@/domain/imports/occurrences";
import { namedRecordColumns, parseRecordMapping, type RecordMapping } from "@/domain/imports/records/fields";
import { type CellProblem, compileCells } from "@/domain/imports/records/read-cells";
import { ImportFailure, TakenUpElsewhere } from "@/features/imports/import-failure";
import { storedFile } from "@/features/imports/read-file";
import type { FileRecord } from "@/features/imports/read-records";
import { readTable } from "@/features/imports/read-table";
import type { LinedRow, ReadContext, RecordPurpose } from "@/features/imports/records/record-purpose";
import type { RunContext } from "@/features/imports/run-import";

/** The first batch is small: its commit is what the next one's plans are made from. */
const FIRST_BATCH = 200;
const BATCH = 2_000;
/** So many lines are read between two looks at what the database replied. */
const READ_AT_A_STRETCH = 64;
/** After these batches the tables are manyfold what the planner believes they are. */
const ANALYZED_AFTER = [1, 4, 20, 100];
/** A report is for reading: past this many lines a file needs another mapping. The counts stay exact. */
const MOST_PROBLEMS = 50_000;

interface ReadLine<Row> {
  readonly line: number;
  readonly bytes: number;
  /** Null where the line is left out. */
  readonly row: Row | null;
  readonly problems: readonly CellProblem[];
}

/**
 * Reads a file of records, batch by batch, each stored in one transaction with its counts: rows = stored + duplicates +
 * rejected at every moment. Begins at the top of the file and stores on from where it was. A check stores each batch and
 * takes it back at once, so that its counts are what the import would find. Throws as the import of answers does.
 */
export async function runRecords<Row>(
  context: RunContext,
  importRow: ImportRow,
  purpose: RecordPurpose<Row>,
): Promise<void> {
  const { db, scope, now } = context;
  const parsed = parseRecordMapping(purpose.fields, importRow.mapping);
  if (!parsed.ok) throw new Error("The stored mapping of a file does not fit its own schema.");
  const workspace = await withTenant(db, scope, async (tx) => {
    const row = await lockImport(tx, scope, importRow.id);
    if (row?.status !== "queued" && row?.status !== "running") return null;
    await updateImport(tx, scope, importRow.id, { status: "running", startedAt: row.startedAt ?? now() });
    return findWorkspace(tx, scope);
  });
  if (workspace === null) return;
  const { zone } = workspace;
  const bulk = openBulkDb(db);
  const store = createStore({ ...context, bulk: bulk.db }, importRow, purpose, parsed.mapping);
  try {
    await readRows(context, importRow, purpose, { mapping: parsed.mapping, zone, store });
  } finally {
    await bulk.close();
  }
  await withTenant(db, scope, async (tx) => {
    const ended = { readBytes: importRow.fileBytes, finishedAt: now() };
    // A check keeps its file: the import that follows reads it.
    if (!(await finishImport(tx, scope, importRow.id, ended)) || importRow.dryRun) return;
    await purpose.finish?.(tx, scope);
    await deleteImportChunks(tx, scope, importRow.id);
  });
}

interface Reading<Row> {
  readonly mapping: RecordMapping;
  readonly zone: string;
  readonly store: (batch: readonly ReadLine<Row>[]) => Promise<void>;
}

/** While a batch is stored the next one is read; never more than two are in memory. */
async function readRows<Row>(
  { db, scope, now, signal }: RunContext,
  importRow: ImportRow,
  purpose: RecordPurpose<Row>,
  { mapping, zone, store }: Reading<Row>,
): Promise<void> {
  let read: ((record: FileRecord) => ReadLine<Row>) | null = null;
  let batch: ReadLine<Row>[] = [];
  let seen = 0;
  let storing: Promise<void> = Promise.resolve();
  const hand = async (): Promise<void> => {
    await storing;
    storing = store(batch);
    // Whoever waits for it next is told; until then it is not unheard.
    storing.catch(() => {});
    batch = [];
    signal.throwIfAborted();
  };
  try {
    for await (const record of readTable(storedFile(db, scope, importRow))) {
      if (read === null) {
        read = lineReader(purpose, mapping, record.cells, zone, now());
        continue;
      }
      const line = read(record);
      // Stored before a crash; read again only for the keys that come again.
      if (++seen <= importRow.rows) continue;
      // What is parsed already comes without waiting: without a pause the batch that is stored would stand still.
      if (seen % READ_AT_A_STRETCH === 0) await othersTurn();
      batch.push(line);
      if (batch.length >= (seen <= FIRST_BATCH ? FIRST_BATCH : BATCH)) await hand();
    }
    if (read === null) throw new ImportFailure({ code: "fileGone" });
    if (batch.length > 0) await hand();
  } finally {
    await storing.catch(() => {});
  }
  await storing;
}

function lineReader<Row>(
  purpose: RecordPurpose<Row>,
  mapping: RecordMapping,
  header: readonly string[],
  zone: string,
  now: Date,
) {
  const found = findNames(namedRecordColumns(mapping), header);
  if (!found.ok) throw new ImportFailure(found.errors[0]?.fault ?? { code: "unfit" });
  const readCells = compileCells({ mapping, places: found.places, width: header.length, zone });
  const occurrences = createOccurrences();
  const lines = new Map<number, number>();
  const context: ReadContext = {
    ...{ now, zone, today: localDay(now, zone) },
    occurrence: (of) => occurrences.next(numberOf(of)),
  };
  return ({ line, cells, bytes }: FileRecord): ReadLine<Row> => {
    const { row, problems } = readCells(line, cells);
    const said = purpose.read(row, context);
    if (said === null || problems.some(({ rejected }) => rejected)) return { line, bytes, row: null, problems };
    const key = purpose.key(said);
    const number = key === null ? null : numberOf(key);
    const before = number === null ? undefined : lines.get(number);
    if (number !== null) lines.set(number, line);
    if (before !== undefined)
      row.say(purpose.twice.field, purpose.twice.code, { cell: (key ?? "").slice(0, 60), line: before });
    return { line, bytes, row: said, problems };
  };
}

/** A text as a number below 2^48, small to remember: two of a million are equal by chance once in six hundred files. */
function numberOf(text: string): number {
  return createHash("sha1").update(text).digest().readUIntBE(0, 6);
}

function createStore<Row>(
  { bulk, scope, now }: RunContext & { /** The connection for the rows themselves. */ readonly bulk: Db },
  { id, fileBytes, dryRun, rows: rowsBefore }: ImportRow,
  purpose: RecordPurpose<Row>,
  mapping: RecordMapping,
) {
  let expected = rowsBefore;
  let stores = 0;
  let problems = 0;
  const columnOf = (field: string | null) =>
    field === null ? null : (mapping.columns[field] ?? mapping.dates[field]?.columns.join(", ") ?? null);

  return async (batch: readonly ReadLine<Row>[]): Promise<void> => {
    const kept = batch.flatMap(({ line, row }): LinedRow<Row>[] => (row === null ? [] : [{ line, row }]));
    const store = (tx: Tx) => purpose.store(tx, scope, kept, { importId: id, now: now() });
    const tried = dryRun ? await withTenant(bulk, scope, (tx) => takingBack(tx, store)) : null;
    const shown = await withTenantAnew(bulk, scope, async (tx) => {
      await beginBulkWork(tx);
      const run = await lockImport(tx, scope, id);
      if (run?.status !== "running" || run.rows !== expected) throw new TakenUpElsewhere();
      const { stored, told } = tried ?? (await store(tx));
      const report: NewImportProblem[] = [
        ...batch.flatMap(({ line, problems }) => problems.map((problem) => ({ line, ...problem }))),
        ...told.map(({ line, field, fault, rejected = false }) => ({ line, column: columnOf(field), fault, rejected })),
      ].sort((a, b) => a.line - b.line);
      const rejected = batch.length - kept.length + told.filter((one) => one.rejected === true).length;
      const shown = report.slice(0, Math.max(0, MOST_PROBLEMS - problems));
      await insertImportProblems(tx, scope, id, shown);
      await updateImport(tx, scope, id, {
        rows: run.rows + batch.length,
        stored: run.stored + stored,
        duplicates: run.duplicates + batch.length - rejected - stored,
        rejected: run.rejected + rejected,
        readBytes: Math.min(fileBytes, batch.at(-1)?.bytes ?? 0),
      });
      return shown.length;
    });
    problems += shown;
    expected += batch.length;
    stores++;
    if (!dryRun && ANALYZED_AFTER.includes(stores)) await withTenant(bulk, scope, analyzeCustomers);
  };
}

/** Does something in a transaction and takes all of it back. */
async function takingBack<T>(tx: Tx, work: (tx: Tx) => Promise<T>): Promise<T> {
  await tx.execute("savepoint tried");
  const result = await work(tx);
  await tx.execute("rollback to savepoint tried");
  return result;
}
