import type { Tx } from "@/db/client";
import type { Writing } from "@/db/queries/customers/writing";
import type { WorkspaceScope } from "@/db/scope";
import type { ColumnProfile } from "@/domain/imports/column-profile";
import type { ImportFault } from "@/domain/imports/fault";
import type { ImportPurpose } from "@/domain/imports/purpose";
import type { FieldSpec } from "@/domain/imports/records/fields";
import type { GuessedRecord } from "@/domain/imports/records/guess-fields";
import type { RowCells } from "@/domain/imports/records/read-cells";

/** Everything but answers, which go through tallies and have a pipeline of their own. */
export type RecordPurposeId = Exclude<ImportPurpose, "answers">;

/** What reading a row may need besides its cells. */
export interface ReadContext {
  readonly now: Date;
  /** The workspace's local day of `now`. */
  readonly today: string;
  readonly zone: string;
  /** Of rows without an id of their own: the how-many-eth in the file that says this. */
  readonly occurrence: (of: string) => number;
}

/** A row with the line that it stands on. */
export interface LinedRow<Row> {
  readonly line: number;
  readonly row: Row;
}

/** What became of a batch: how many of its rows were stored now, and what is to be told that no row knows by itself. */
export interface StoredBatch {
  readonly stored: number;
  readonly told: readonly {
    readonly line: number;
    readonly field: string | null;
    readonly fault: ImportFault;
    /** Left out after all, because it contradicts what is known; counted as such and not as there already. */
    readonly rejected?: boolean;
  }[];
}

/**
 * What a file's rows are for: how a row is read, how a batch is stored, how all of it is taken back. A new purpose is one
 * of these in `find-purpose.ts`, its word in `domain/imports/purpose.ts`, and its words in `imports.records`; the upload, the
 * mapping form, the check, the report, resuming, the counts and the API follow.
 */
export interface RecordPurpose<Row> {
  readonly id: RecordPurposeId;
  readonly fields: readonly FieldSpec[];
  /** What a recognised file's columns are; null where the header looks like another kind of file. */
  recognise(guess: GuessedRecord, columns: readonly ColumnProfile[]): GuessedRecord | null;
  /** Reads a row. What is refused on the way leaves the row out, whatever is returned. */
  read(cells: RowCells, context: ReadContext): Row | null;
  /** What a row is stored under: two of one key in a file are told, and the later one counts. Null: rows never repeat. */
  key(row: Row): string | null;
  /** Which fault tells of such a pair, and at which field. */
  readonly twice: { readonly field: string; readonly code: ImportFault["code"] };
  /** Stores a batch in the transaction that counts it; what is there already, word for word, is not counted as stored. */
  store(tx: Tx, scope: WorkspaceScope, rows: readonly LinedRow<Row>[], writing: ImportWriting): Promise<StoredBatch>;
  /** After the last batch. */
  finish?(tx: Tx, scope: WorkspaceScope): Promise<void>;
  /** Takes the next `most` of what an import stored back, in one transaction; returns how many, 0 at the end. */
  undo(tx: Tx, scope: WorkspaceScope, importId: string, most: number): Promise<number>;
}

/** By which import and when. */
export interface ImportWriting extends Writing {
  readonly importId: string;
}
