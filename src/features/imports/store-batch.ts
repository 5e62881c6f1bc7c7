import { type Db, type Tx, withTenant, withTenantAnew } from "@/db/client";
import type { CopyLines } from "@/db/copy-rows";
import { type AnswerContradiction, compareAnswers } from "@/db/queries/service/compare-answers";
import { insertImportProblems, lockImport, type NewImportProblem, updateImport } from "@/db/queries/update-import";
import { dimensionsOfAll, type SlotCache } from "@/db/rollups/dimension-slots";
import {
  analyzeImported,
  beginBulkWork,
  beginImported,
  countStoredSubmissions,
  type ImportedBatch,
  type ImportedResponse,
  type ImportTarget,
  insertImported,
  writeImported,
} from "@/db/rollups/insert-imported";
import { shortened } from "@/domain/imports/cell";
import type { ImportFaultCode } from "@/domain/imports/fault";
import type { ReadRow, RowResult } from "@/domain/imports/row";
import type { RowKey } from "@/domain/imports/row-key";
import type { Question } from "@/domain/survey/definition";
import { ImportFailure, TakenUpElsewhere } from "@/features/imports/import-failure";
import type { PreparedRun } from "@/features/imports/prepare-run";
import type { FileRecord } from "@/features/imports/read-records";
import type { RunContext } from "@/features/imports/run-import";

/** A row with what it says and the key it is stored under; null for a rejected one. */
export interface KeyedRow {
  readonly record: FileRecord;
  readonly result: RowResult;
  readonly key: RowKey | null;
}

/** A report is for reading: past this many lines a file needs another mapping. The counts stay exact. */
const MOST_PROBLEMS = 50_000;
/** The speed is that of the last so many batches. */
const SPEED_OVER = 8;
const MOST_SPEED = 10_000_000;

/** A batch that is written as the database takes it, and what its report says; the rows it was read from are forgotten. */
interface WrittenBatch {
  rows: number;
  /** Of them those that are not rejected. */
  kept: number;
  /** How far into the file the last row reaches. */
  bytes: number;
  readonly imported: ImportedBatch;
  readonly report: NewImportProblem[];
  /** The rows that name an interaction. */
  readonly naming: NamingRow[];
  /** In a dry run the keys that the file did not hold before; else none. */
  readonly fresh: string[];
}

interface NamingRow {
  readonly place: number;
  readonly line: number;
  readonly interaction: string;
  readonly customer: string | null;
  readonly day: string;
}

/**
 * Makes the two functions that take one batch after another: `write` adds rows to the batch that is read while the one before
 * is stored; `store` takes what is written by now, stores rows, report and counts in one transaction, and throws where the
 * import moved on without it, because another process took it up as well. One `store` at a time.
 */
export function createBatchStore(
  context: Pick<RunContext, "db" | "scope"> & {
    /** The connection for the rows themselves. */
    readonly bulk: Db;
  },
  run: PreparedRun,
) {
  const { db, bulk, scope } = context;
  const speed = createSpeed();
  const slots: SlotCache = new Map();
  const target = targetOf(run);
  let expected = run.rowsBefore;
  let problems = 0;
  let batch = begin();
  /** The memory of the lines that were stored last: the batch after next uses it again. */
  let free = beginImported().lines;

  return { write, store };

  function begin(lines?: CopyLines): WrittenBatch {
    return { rows: 0, kept: 0, bytes: 0, imported: beginImported(lines), report: [], naming: [], fresh: [] };
  }

  /** A part of a batch: a few rows at a time, so that what they were read from is forgotten before it is old. */
  async function write(rows: readonly KeyedRow[]): Promise<void> {
    const read = run.dryRun
      ? []
      : rows.flatMap(({ result, key }) => (result.rejected || key === null ? [] : [{ row: result.row, key }]));
    const attributes = read.map(({ row }) => row.attributes);
    const dimensions = await dimensionsOfAll(db, scope, slots, run.survey.surveyId, attributes);
    const told = read.map(({ row, key }, place) =>
      toResponse(row, key, dimensions[place] ?? { names: [], values: [] }, target),
    );
    writeImported(batch.imported, target, told, run.zone);
    batch.report.push(...rows.flatMap(problemsOf));
    if (!target.anonymous) batch.naming.push(...rows.flatMap((row, place) => namingOf(row, batch.rows + place)));
    if (run.dryRun) batch.fresh.push(...rows.flatMap(({ key }) => (key && !key.repeated ? [key.submissionId] : [])));
    batch.rows += rows.length;
    batch.kept += rows.filter(({ key }) => key !== null).length;
    batch.bytes = rows.at(-1)?.record.bytes ?? batch.bytes;
  }

  async function store(): Promise<void> {
    const written = batch;
    batch = begin(free);
    await storeBatch(written);
    free = written.imported.lines;
  }

  async function storeBatch(batch: WrittenBatch): Promise<void> {
    const { rows, kept, naming, fresh } = batch;
    let report: NewImportProblem[] = [];
    // Somebody whom it names may be erased or merged in the middle of it.
    await withTenantAnew(bulk, scope, async (tx) => {
      report = [...batch.report];
      await beginBulkWork(tx);
      const row = await lockImport(tx, scope, run.importId);
      if (row?.status === "failed") throw new ImportFailure(row.fault ?? { code: "failed" });
      if (row?.status !== "running" || row.rows !== expected) throw new TakenUpElsewhere();
      const stored = run.dryRun ? await countNew(tx) : await insertImported(tx, scope, target, batch.imported);
      if (naming.length > 0) report = [...report, ...(await contradictions(tx))].sort((a, b) => a.line - b.line);
      report = report.slice(0, Math.max(0, MOST_PROBLEMS - problems));
      await insertImportProblems(tx, scope, run.importId, report);
      await updateImport(tx, scope, run.importId, {
        rows: row.rows + rows,
        stored: row.stored + stored,
        duplicates: row.duplicates + kept - stored,
        rejected: row.rejected + rows - kept,
        readBytes: Math.min(run.file.fileBytes, batch.bytes),
        rowsPerSecond: speed(rows),
      });
    });
    if (expected === 0 && !run.dryRun) await withTenant(bulk, scope, analyzeImported);
    expected += rows;
    problems += report.length;

    async function contradictions(tx: Tx): Promise<NewImportProblem[]> {
      const byPlace = new Map(naming.map((one) => [one.place, one]));
      const found = await compareAnswers(tx, scope, naming);
      return found.map(({ place, kind, interaction, known }) => ({
        ...{ line: byPlace.get(place)?.line ?? 1, column: run.mapping.interaction, rejected: false },
        fault: {
          code: CONTRADICTION[kind],
          values: { cell: shortened(interaction), ...knownValues(kind, known, byPlace.get(place)?.day ?? "") },
        },
      }));
    }

    async function countNew(tx: Tx): Promise<number> {
      const { surveyId } = run.survey;
      return surveyId === "" ? fresh.length : fresh.length - (await countStoredSubmissions(tx, scope, surveyId, fresh));
    }
  }
}

const CONTRADICTION: Record<AnswerContradiction["kind"], ImportFaultCode> = {
  unknown: "answerInteractionUnknown",
  customer: "answerOtherCustomer",
  opening: "answerBeforeOpening",
};

function knownValues(kind: AnswerContradiction["kind"], known: string, day: string): Record<string, string> {
  if (kind === "unknown") return {};
  return kind === "customer" ? { known: shortened(known) } : { opened: known, day };
}

/** Rows a second over the last batches, each time a further one is about to be committed. */
function createSpeed(): (rows: number) => number | null {
  const batches: { readonly at: number; readonly rows: number }[] = [{ at: performance.now(), rows: 0 }];
  return (rows) => {
    batches.push({ at: performance.now(), rows });
    if (batches.length > SPEED_OVER) batches.shift();
    const [first, ...later] = batches;
    const seconds = ((later.at(-1)?.at ?? 0) - (first?.at ?? 0)) / 1_000;
    const done = later.reduce((sum, one) => sum + one.rows, 0);
    return seconds > 0 ? Math.max(1, Math.min(MOST_SPEED, Math.round(done / seconds))) : null;
  };
}

function targetOf({ importId, survey }: PreparedRun): ImportTarget {
  const { surveyId, version, locale, anonymous, series } = survey;
  const { questions, others, comment } = survey.target;
  const asked = questions.map(({ questionId, kind, na }) => ({
    questionId,
    kind,
    series: series[questionId] ?? 0,
    na,
  }));
  const unscored = [...others, ...(comment === null ? [] : [comment])].map(toOther);
  return { importId, surveyId, version, locale, anonymous, questions: asked, others: unscored };
}

function toOther({ id, kind, na = false }: Question): ImportTarget["others"][number] {
  return { questionId: id, kind, holds: kind === "long_text" || kind === "short_text" ? "text" : "choices", na };
}

function toResponse(
  { at, scores, others, comment, customer, interaction, attributes }: ReadRow,
  key: RowKey,
  dimensions: ImportedResponse["dimensions"],
  target: ImportTarget,
): ImportedResponse {
  return {
    submissionId: key.submissionId,
    ...{ customer, interaction, attributes, dimensions },
    answeredAt: at.instant,
    day: at.day,
    scores: scores.map(({ read, raw }) => {
      if (read.kind === "score") return { score: read.score };
      if (read.kind === "notApplicable") return { na: true };
      return read.kind === "invalid" ? { raw } : null;
    }),
    others: target.others.map(({ holds }, index) => {
      // The comment's question stands behind the others.
      const value = index < others.length ? others[index] : comment;
      if (value === null || value === undefined) return null;
      return holds === "text" && typeof value === "string" ? { text: value } : { choices: JSON.stringify(value) };
    }),
  };
}

function namingOf({ record, result }: KeyedRow, place: number): NamingRow[] {
  if (result.rejected || result.row.interaction === null) return [];
  const { interaction, customer, at } = result.row;
  return [{ place, line: record.line, interaction, customer, day: at.day }];
}

function problemsOf({ record, result }: KeyedRow): NewImportProblem[] {
  return result.problems.map(({ column, fault }) => ({
    line: record.line,
    column: column === null ? null : storable(column),
    fault: { ...fault, values: Object.fromEntries(Object.entries(fault.values ?? {}).map(storableValue)) },
    rejected: result.rejected,
  }));
}

function storableValue([name, value]: [string, string | number]): [string, string | number] {
  return [name, typeof value === "string" ? storable(value) : value];
}

/** What a report repeats of a cell: short, and without what PostgreSQL refuses. */
function storable(text: string): string {
  return text
    .replaceAll("\u0000", "")
    .replace(/\p{Surrogate}/gu, "")
    .slice(0, 500);
}
