import { type Db, withTenant } from "@/db/client";
import { findImportChunk } from "@/db/queries/find-import";
import type { WorkspaceScope } from "@/db/scope";
import { ImportFailure } from "@/features/imports/import-failure";
import { readRecords } from "@/features/imports/read-records";

/** An uploaded file's pieces, one read at a time in a transaction of its own. */
export async function* readPieces(db: Db, scope: WorkspaceScope, importId: string): AsyncGenerator<Uint8Array> {
  for (let ordinal = 0; ; ordinal++) {
    const piece = await withTenant(db, scope, (tx) => findImportChunk(tx, scope, importId, ordinal));
    if (piece === null) return;
    yield piece;
  }
}

/** The first rows of a file: its header, and a sample to look at and to guess from. */
export interface FileHead {
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** Reads the header and up to `most` rows; null where the file is gone or empty. Throws an {@link ImportFailure}. */
export async function readHead(
  db: Db,
  scope: WorkspaceScope,
  importId: string,
  most: number,
): Promise<FileHead | null> {
  const rows: (readonly string[])[] = [];
  let header: readonly string[] | null = null;
  try {
    for await (const record of readRecords(readPieces(db, scope, importId))) {
      if (header === null) header = record.cells;
      else rows.push(record.cells);
      if (rows.length >= most) break;
    }
  } catch (error) {
    // Trouble further down is told when the file is read; what stands before it can be mapped.
    if (!(error instanceof ImportFailure) || header === null) throw error;
  }
  return header === null ? null : { header, rows };
}
