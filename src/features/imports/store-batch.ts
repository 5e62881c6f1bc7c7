import { type Tx, withTenant } from "@/db/client";
import { insertImportProblems, lockImport, type NewImportProblem, updateImport } from "@/db/queries/update-import";
import { dimensionsOfAll, type SlotCache } from "@/db/rollups/dimension-slots";
import {
  beginBulkWork,
  countStoredSubmissions,
  type ImportedResponse,
  insertImported,
} from "@/db/rollups/insert-imported";
import {
  completionAnswer,
  type StoredAnswer,
  scoredAnswer,
  textAnswer,
  unscoredAnswer,
} from "@/db/rollups/stored-answer";
import type { ReadRow, RowResult } from "@/domain/imports/row";
import type { RowKey } from "@/domain/imports/row-key";
import type { ImportTargetSurvey } from "@/features/imports/find-target";
import { ImportFailure } from "@/features/imports/import-failure";
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

/**
 * Makes the function that stores one batch after another: rows, report and counts in one transaction. Throws where the
 * import moved on without it, because another process took it up as well.
 */
export function createBatchStore(context: Pick<RunContext, "db" | "scope">, run: PreparedRun) {
  const { db, scope } = context;
  const slots: SlotCache = new Map();
  let expected = run.rowsBefore;
  let problems = 0;

  return async function storeBatch(batch: readonly KeyedRow[]): Promise<void> {
    const rows = run.dryRun ? [] : await responses();
    const report = batch.flatMap(problemsOf).slice(0, Math.max(0, MOST_PROBLEMS - problems));
    await withTenant(db, scope, async (tx) => {
      await beginBulkWork(tx);
      const row = await lockImport(tx, scope, run.importId);
      if (row?.status === "failed") throw new ImportFailure(row.error ?? "The import was stopped.");
      if (row?.status !== "running" || row.rows !== expected)
        throw new Error("The import was taken up by another process.");
      const kept = batch.filter((one) => one.key !== null);
      const stored = run.dryRun ? await countNew(tx) : await insertImported(tx, scope, target(), rows);
      await insertImportProblems(tx, scope, run.importId, report);
      await updateImport(tx, scope, run.importId, {
        rows: row.rows + batch.length,
        stored: row.stored + stored,
        duplicates: row.duplicates + kept.length - stored,
        rejected: row.rejected + batch.length - kept.length,
        readBytes: Math.min(run.fileBytes, batch.at(-1)?.record.bytes ?? 0),
      });
    });
    expected += batch.length;
    problems += report.length;

    async function countNew(tx: Tx): Promise<number> {
      const fresh = batch.flatMap((one) => (one.key && !one.key.repeated ? [one.key.submissionId] : []));
      const { surveyId } = run.survey;
      return surveyId === "" ? fresh.length : fresh.length - (await countStoredSubmissions(tx, scope, surveyId, fresh));
    }

    async function responses(): Promise<ImportedResponse[]> {
      const read = batch.flatMap(({ result, key }) =>
        result.rejected || key === null ? [] : [{ row: result.row, key }],
      );
      const attributes = read.map(({ row }) => row.attributes);
      const dimensions = await dimensionsOfAll(db, scope, slots, run.survey.surveyId, attributes);
      return read.map(({ row, key }, place) =>
        toResponse(row, key, run.survey, dimensions[place] ?? { names: [], values: [] }),
      );
    }

    function target() {
      const { surveyId, version, locale, anonymous } = run.survey;
      return { importId: run.importId, surveyId, version, locale, anonymous };
    }
  };
}

function toResponse(
  row: ReadRow,
  key: RowKey,
  survey: ImportTargetSurvey,
  dimensions: ImportedResponse["dimensions"],
): ImportedResponse {
  return {
    submissionId: key.submissionId,
    customer: row.customer,
    attributes: row.attributes,
    dimensions,
    answeredAt: row.at.instant,
    day: row.at.day,
    scored: row.scores.some((score) => score.read.kind === "score"),
    answers: answersOf(row, survey),
  };
}

function answersOf(row: ReadRow, survey: ImportTargetSurvey): StoredAnswer[] {
  const { questions, comment } = survey.target;
  const answers = [completionAnswer(true)];
  for (const [index, { questionId, kind }] of questions.entries()) {
    const score = row.scores[index];
    if (!score) continue;
    const series = survey.series[questionId] ?? 0;
    if (score.read.kind === "score") answers.push(scoredAnswer(questionId, kind, series, score.read.score));
    else answers.push(unscoredAnswer(questionId, kind, series, score.read.kind, score.raw));
  }
  if (comment !== null && row.comment !== null) answers.push(textAnswer(comment.questionId, comment.kind, row.comment));
  return answers;
}

function problemsOf({ record, result }: KeyedRow): NewImportProblem[] {
  return result.problems.map(({ column, reason }) => ({
    line: record.line,
    column: column === null ? null : column.slice(0, 500),
    reason: reason
      .replaceAll("\u0000", "")
      .replace(/\p{Surrogate}/gu, "")
      .slice(0, 500),
    rejected: result.rejected,
  }));
}
