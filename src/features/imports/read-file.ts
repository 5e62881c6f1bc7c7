import { type Db, withTenant } from "@/db/client";
import { findImportChunk, type ImportRow } from "@/db/queries/find-import";
import type { WorkspaceScope } from "@/db/scope";
import { isSource, recogniseSource, type SourceId } from "@/domain/imports/sources/source";
import type { Wordings } from "@/domain/imports/wording";
import { isEncoding } from "@/features/imports/decode-text";
import { ImportFailure } from "@/features/imports/import-failure";
import { readTable, type StoredFile } from "@/features/imports/read-table";

/** What a part of a piece becomes on its way (its digits, its bytes, its text) is forgotten before it is old. */
const PART = 128 * 1024;

/** The stored file of an import; each piece or part is read in a transaction of its own. */
export function storedFile(
  db: Db,
  scope: WorkspaceScope,
  run: Pick<ImportRow, "id" | "fileBytes" | "encoding" | "source">,
): StoredFile {
  return {
    piece: (ordinal) => withTenant(db, scope, (tx) => findImportChunk(tx, scope, run.id, ordinal)),
    part: (ordinal, from) =>
      withTenant(db, scope, (tx) => findImportChunk(tx, scope, run.id, ordinal, { from, length: PART })),
    bytes: run.fileBytes,
    encoding: run.encoding !== null && isEncoding(run.encoding) ? run.encoding : null,
    source: run.source !== null && isSource(run.source) ? run.source : null,
  };
}

/** The first rows of a file: its header, and a sample to look at and to guess from. */
export interface FileHead {
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** What its columns ask, where the file says it. */
  readonly wordings: Wordings;
}

/** Reads the header and up to `most` rows; null where the file is gone or empty. Throws an {@link ImportFailure}. */
export async function readHead(file: StoredFile, most: number): Promise<FileHead | null> {
  const rows: (readonly string[])[] = [];
  let header: readonly string[] | null = null;
  let wordings: Wordings = new Map();
  try {
    for await (const record of readTable(file)) {
      if (header === null) [header, wordings] = [record.cells, record.wordings ?? wordings];
      else rows.push(record.cells);
      if (rows.length >= most) break;
    }
  } catch (error) {
    // Trouble further down is told when the file is read; what stands before it can be mapped.
    if (!(error instanceof ImportFailure) || header === null) throw error;
  }
  return header === null ? null : { header, rows, wordings };
}

/** The tool that a stored file looks like one of, by its first three lines. */
export async function recogniseFile(file: StoredFile): Promise<SourceId | null> {
  const head = await readHead({ ...file, source: null }, 2);
  return head === null ? null : recogniseSource([head.header, ...head.rows]);
}
