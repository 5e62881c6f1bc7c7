import type { ImportProblemRow, ImportRow } from "@/db/queries/find-import";
import { faultInEnglish } from "@/features/imports/import-refusal";

/** What an import's status is called outside: a file that is arriving waits, one that is being undone runs. */
export type ImportStatus = "queued" | "running" | "done" | "failed" | "undone";

/** The status as the API and the screens say it. */
export function statusOf(run: Pick<ImportRow, "status">): ImportStatus {
  if (run.status === "uploading") return "queued";
  return run.status === "undoing" ? "running" : run.status;
}

/** An import as the API shows it. */
export function toImportJson(run: ImportRow, problems: readonly ImportProblemRow[], next: string | null) {
  return {
    id: run.id,
    status: statusOf(run),
    survey: run.surveyId,
    dryRun: run.dryRun,
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
