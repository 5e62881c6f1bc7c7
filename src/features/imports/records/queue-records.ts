import { type Db, withTenant } from "@/db/client";
import { findImport } from "@/db/queries/find-import";
import { askForImportJob, deleteImportProblems, lockImport, updateImport } from "@/db/queries/update-import";
import type { WorkspaceScope } from "@/db/scope";
import { profileColumns } from "@/domain/imports/column-profile";
import { findNames } from "@/domain/imports/columns";
import {
  namedRecordColumns,
  parseRecordMapping,
  type RecordMapping,
  type RecordMappingInput,
} from "@/domain/imports/records/fields";
import { type GuessedRecord, guessFields } from "@/domain/imports/records/guess-fields";
import type { Encoding } from "@/features/imports/decode-text";
import { ImportFailure } from "@/features/imports/import-failure";
import { ImportRefusal, refusedFile } from "@/features/imports/import-refusal";
import { belowMapping } from "@/features/imports/input";
import { type FileHead, readHead, storedFile } from "@/features/imports/read-file";
import type { RecordPurpose } from "@/features/imports/records/record-purpose";
import { writeAudit } from "@/platform/audit";
import { conflict, notFound } from "@/platform/http/problem";

/** What somebody asks to be done with a file of records. */
export interface RecordOrder {
  readonly purpose: RecordPurpose<unknown>;
  /** Null is what the header says. */
  readonly mapping: RecordMappingInput | null;
  readonly encoding: Encoding | null;
  /** Everything but storing. */
  readonly dryRun: boolean;
}

const LOOKED_AT = 2_000;

/** Checks an order against the file and asks the worker to run it. Throws 422 with paths below `mapping`, 404, 409. */
export async function queueRecords(db: Db, scope: WorkspaceScope, importId: string, order: RecordOrder): Promise<void> {
  const { purpose, dryRun } = order;
  const begun = await withTenant(db, scope, (tx) => findImport(tx, scope, importId));
  if (!begun) throw notFound();
  const encoding = order.encoding ?? begun.encoding;
  const file = storedFile(db, scope, { ...begun, source: null, encoding });
  const head = await readHead(file, LOOKED_AT).catch((error: unknown) => {
    if (error instanceof ImportFailure) throw new ImportRefusal([{ path: "file", fault: error.fault }]);
    throw error;
  });
  if (head === null) throw refusedFile(begun.fileBytes === 0 ? "fileEmpty" : "fileGone");
  const mapping = order.mapping ?? mappingOfHeader(purpose, head);
  const found = findNames(namedRecordColumns(parsed(purpose, mapping)), head.header);
  if (!found.ok) throw new ImportRefusal(belowMapping(found.errors));
  await withTenant(db, scope, async (tx) => {
    const run = await lockImport(tx, scope, importId);
    const waits = run?.status === "uploading" || (run?.dryRun && (run.status === "done" || run.status === "failed"));
    if (!run || !waits) throw conflict("This import has begun already.", "conflict", "importBegun");
    await deleteImportProblems(tx, scope, importId);
    await updateImport(tx, scope, importId, {
      ...{ purpose: purpose.id, mapping, encoding, dryRun, source: null, status: "queued", fault: null, error: null },
      ...{ rows: 0, stored: 0, duplicates: 0, rejected: 0, readBytes: 0, startedAt: null, finishedAt: null },
    });
    await askForImportJob(tx, scope, "import.run", importId);
    if (dryRun) return;
    const after = { fileName: run.fileName, purpose: purpose.id };
    await writeAudit(tx, scope, { action: "import.started", subject: importId, after });
  });
}

/** A guess as the mapping that it makes. */
export function mappingOfGuess({ columns, dates, attributes, said }: GuessedRecord): RecordMappingInput {
  const days = Object.entries(dates).map(([name, { columns: of, patterns: pattern, zone }]) => [
    name,
    { columns: of, pattern, zone },
  ]);
  return { ...said, ...columns, ...Object.fromEntries(days), ...(attributes.length > 0 ? { attributes } : {}) };
}

/** What a file's header says by itself. Refused where it does not, or where its dates can be read in two ways. */
function mappingOfHeader(purpose: RecordPurpose<unknown>, head: FileHead): RecordMappingInput {
  const columns = profileColumns(head.header, head.rows);
  const plain = guessFields(purpose.fields, columns);
  const guess = purpose.recognise(plain, columns) ?? plain;
  const lacking = purpose.fields.some(({ name, required }) => required && !guess.columns[name] && !guess.dates[name]);
  if (lacking) throw new ImportRefusal([{ path: "mapping", fault: { code: "mappingNeeded" } }]);
  for (const [name, { asked }] of Object.entries(guess.dates)) {
    if (asked === null) continue;
    const fault = { code: "orderAsked", values: { cell: asked.cell } } as const;
    throw new ImportRefusal([{ path: `mapping.${name}`, fault }]);
  }
  return mappingOfGuess(guess);
}

function parsed(purpose: RecordPurpose<unknown>, input: RecordMappingInput): RecordMapping {
  const read = parseRecordMapping(purpose.fields, input);
  if (!read.ok) throw new ImportRefusal(belowMapping(read.errors));
  return read.mapping;
}
