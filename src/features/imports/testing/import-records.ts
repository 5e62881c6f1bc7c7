import type { WorkspaceScope } from "@/db/scope";
import type { TestDatabase } from "@/db/testing/test-database";
import { readRecordFields } from "@/features/imports/input";
import { receiveUpload } from "@/features/imports/receive-upload";
import { queueRecords } from "@/features/imports/records/queue-records";
import { runImport } from "@/features/imports/run-import";
import { jobContext, readReport, uploadRequest } from "@/features/imports/testing/import-file";

/** Imports a file of records from upload to report; without a mapping its header says which column is what. */
export async function importRecords(
  database: Pick<TestDatabase, "appDb" | "workerDb" | "authSecret">,
  scope: WorkspaceScope,
  file: string | Uint8Array,
  { mapping, ...fields }: { purpose: string; mapping?: object; dryRun?: "true" },
  now: Date,
) {
  const form = { ...fields, ...(mapping ? { mapping: JSON.stringify(mapping) } : {}) };
  const upload = await receiveUpload(database.appDb, scope, uploadRequest(file, form), now);
  const order = readRecordFields(upload.fields);
  if (!order) throw new Error("This is a file of answers.");
  await queueRecords(database.appDb, scope, upload.importId, order);
  await runImport(jobContext(database, scope, now), upload.importId);
  const report = await readReport(database, scope, upload.importId);
  return { ...report, codes: countsOf(report.faults) };
}

/** How often each fault was told. */
function countsOf(faults: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const code of faults) counts[code] = (counts[code] ?? 0) + 1;
  return counts;
}
