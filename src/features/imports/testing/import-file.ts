import { withTenant } from "@/db/client";
import { findImport, type ImportRow, listImportProblems } from "@/db/queries/find-import";
import type { WorkspaceScope } from "@/db/scope";
import type { TestDatabase } from "@/db/testing/test-database";
import { faultInEnglish } from "@/features/imports/import-refusal";
import { readImportFields } from "@/features/imports/input";
import { queueImport } from "@/features/imports/queue-import";
import { receiveUpload } from "@/features/imports/receive-upload";
import { type RunContext, runImport } from "@/features/imports/run-import";
import { createLogger } from "@/platform/logger";

type Database = Pick<TestDatabase, "appDb" | "workerDb" | "authSecret">;

/** A multipart request as a browser or a program sends it. */
export function uploadRequest(
  file: string | Uint8Array,
  fields: Readonly<Record<string, string>>,
  fileName = "file.csv",
): Request {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  form.set("file", new File([typeof file === "string" ? file : new Uint8Array(file)], fileName, { type: "text/csv" }));
  return new Request("http://localhost/api/v1/imports", { method: "POST", body: form });
}

/** What a job is given, as the worker's role. */
export function jobContext(database: Database, scope: WorkspaceScope, now: Date): RunContext {
  const { signal } = new AbortController();
  return {
    db: database.workerDb,
    scope,
    logger: createLogger("silent"),
    now: () => now,
    signal,
    secret: database.authSecret,
  };
}

/** What is sent beside a file. */
interface ImportOrderFields {
  mapping?: object;
  source?: string;
  encoding?: string;
  survey?: string;
  name?: string;
  dryRun?: boolean;
}

/** Uploads a file and asks for its import, without running it. Returns its id. */
export async function orderImport(
  database: Database,
  scope: WorkspaceScope,
  file: string | Uint8Array,
  fields: ImportOrderFields,
  now: Date,
): Promise<string> {
  const { mapping, dryRun, ...target } = fields;
  const form: Record<string, string> = { ...target, dryRun: String(dryRun ?? false) };
  if (mapping !== undefined) form.mapping = JSON.stringify(mapping);
  const upload = await receiveUpload(database.appDb, scope, uploadRequest(file, form), now);
  await queueImport(database.appDb, scope, upload.importId, readImportFields(upload.fields));
  return upload.importId;
}

/** Imports a file from upload to report. */
export async function importFile(
  database: Database,
  scope: WorkspaceScope,
  file: string | Uint8Array,
  fields: ImportOrderFields,
  now: Date,
): Promise<{ run: ImportRow; problems: { line: number; column: string | null; reason: string; rejected: boolean }[] }> {
  const id = await orderImport(database, scope, file, fields, now);
  await runImport(jobContext(database, scope, now), id);
  return readReport(database, scope, id);
}

/** An import's row and its report. */
export function readReport(database: Database, scope: WorkspaceScope, id: string) {
  return withTenant(database.appDb, scope, async (tx) => {
    const run = await findImport(tx, scope, id);
    if (!run) throw new Error("There is no such import.");
    const rows = await listImportProblems(tx, scope, id, { after: 0, limit: 100_000 });
    return {
      run,
      faults: rows.flatMap(({ fault }) => (fault ? [fault.code] : [])),
      problems: rows.map(({ line, column, fault, rejected }) => ({
        line,
        column,
        reason: fault ? faultInEnglish(fault) : "",
        rejected,
      })),
    };
  });
}
