import type { ImportProblemRow, ImportRow } from "@/db/queries/find-import";
import { faultInEnglish } from "@/features/imports/import-refusal";

/** What an import's status is called outside: a file that is arriving waits, one that is being undone runs. */
export type ImportStatus = "queued" | "running" | "done" | "failed" | "undone";

/** The status as the API and the screens say it. */
export function statusOf(run: Pick<ImportRow, "status">): ImportStatus {
  if (run.status === "uploading") return "queued";
  return run.status === "undoing" ? "running" : run.status;
}

/** How long a running import has to go on, from its speed and its share of the file; null while that is not known. */
export function secondsLeft(
  run: Pick<ImportRow, "status" | "rows" | "rowsPerSecond" | "readBytes" | "fileBytes">,
): number | null {
  if (run.status !== "running" || !run.rowsPerSecond || run.readBytes <= 0 || run.rows === 0) return null;
  const rowsLeft = (run.rows / run.readBytes) * Math.max(0, run.fileBytes - run.readBytes);
  return Math.ceil(rowsLeft / run.rowsPerSecond);
}

/** An import as the API shows it. */
export function toImportJson(run: ImportRow, problems: readonly ImportProblemRow[], next: string | null) {
  return {
    id: run.id,
    status: statusOf(run),
    survey: run.surveyId,
    dryRun: run.dryRun,
    purpose: run.purpose,
    source: run.source,
    encoding: run.encoding,
    progress: {
      readBytes: run.readBytes,
      fileBytes: run.fileBytes,
      rowsPerSecond: run.rowsPerSecond,
      secondsLeft: secondsLeft(run),
    },
    fileName: run.fileName,
    rows: run.rows,
    stored: run.stored,
    duplicates: run.duplicates,
    rejected: run.rejected,
    error: run.fault ? faultInEnglish(run.fault) : run.error,
    problems: problems.map(({ line, column, fault, reason, rejected }) => ({
      line,
      column,
      reason: fault ? faultInEnglish(fault) : (reason ?? ""),
      rejected,
    })),
    next,
    createdAt: run.createdAt.toISOString(),
    finishedAt: run.finishedAt?.toISOString() ?? null,
  };
}
