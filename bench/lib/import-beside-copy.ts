import type { WorkspaceScope } from "@/db/scope";
import { queueRecords } from "@/features/imports/records/queue-records";
import type { RecordPurpose } from "@/features/imports/records/record-purpose";
import { copyRaw, type RawTables } from "./copy-raw";
import { compared, type Figure } from "./figure";
import type { ImportOrder, ImportResult } from "./import-rows";
import type { BenchServer, OwnDatabase } from "./own-database";
import { runProgram } from "./run-program";
import { uploadFile } from "./upload-file";

/** A file of records to import, and the tables that its rows end up in. */
export interface RecordFile {
  readonly name: string;
  readonly purpose: RecordPurpose<unknown>;
  readonly mapping: Readonly<Record<string, unknown>>;
  readonly header: string;
  lineOf(place: number): string;
  readonly tables: RawTables;
}

/** Rows a second of an import from its first byte to its last row, beside the owner's COPY of what it stored. */
export async function importBesideCopy(
  server: BenchServer,
  { ownerUrl, urls, app }: OwnDatabase,
  scope: WorkspaceScope,
  file: RecordFile,
  size: number,
): Promise<Figure[]> {
  const importId = await uploadFile(app, scope, { header: file.header, size, lineOf: (place) => file.lineOf(place) });
  const { purpose, mapping } = file;
  await queueRecords(app, scope, importId, { purpose, mapping, encoding: null, dryRun: false });
  const order: ImportOrder = {
    workerUrl: urls.worker,
    authSecret: server.authSecret,
    workspaceId: scope.workspaceId,
    importId,
  };
  const imported = await runProgram<ImportResult>("bench/lib/import-rows.ts", order);
  if (imported.stored !== size) throw new Error(`${imported.stored} of ${size} rows were stored.`);
  const raw = await copyRaw(ownerUrl, scope.workspaceId, file.tables);
  const rows = size.toLocaleString("en");
  return [
    compared(
      `${file.name}: rows a second, an import of ${rows} into empty tables`,
      size / imported.seconds,
      "/s",
      { name: "the owner's COPY into copies with constraints", value: size / raw },
      { atLeast: 0.5 },
    ),
    { name: `${file.name}: memory of that import, more than before`, value: imported.growth, unit: "MB" },
  ];
}
