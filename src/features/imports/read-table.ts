import { ANSWERS_HEADER, undefuse } from "@/domain/exports/csv";
import { createPivot, wideHeader } from "@/domain/imports/sources/pivot";
import { headerLines, headerOf, isFooter, type SourceId, wordingsOfHeader } from "@/domain/imports/sources/source";
import { type Encoding, kindOfFile } from "@/features/imports/decode-text";
import { readJsonRecords } from "@/features/imports/read-json";
import { type FileRecord, readRecords } from "@/features/imports/read-records";
import { readWorkbook } from "@/features/imports/workbook/read-workbook";

/** A stored file: its pieces by their number, null after the last. */
export interface StoredFile {
  readonly piece: (ordinal: number) => Promise<Buffer | null>;
  /** Some bytes of a piece from a place on, none at its end; null past the last piece. */
  readonly part: (ordinal: number, from: number) => Promise<Buffer | null>;
  readonly bytes: number;
  readonly encoding: Encoding | null;
  readonly source: SourceId | null;
}

/** Long files are turned wide by the questions of their first so many lines. */
const LOOKED_AT = 20_000;

/**
 * A file's records as its tool means them: first the header, one line; then the rows. Header lines are joined, a footer is
 * left out, lines of a long file become rows. Throws an import's failure where it cannot be read on.
 */
export async function* readTable(file: StoredFile): AsyncGenerator<FileRecord> {
  const lines = readLines(file);
  yield* file.source === "long" ? turnWide(lines) : laidOut(lines, file.source);
}

async function* laidOut(lines: AsyncIterable<FileRecord>, source: SourceId | null): AsyncGenerator<FileRecord> {
  const first: FileRecord[] = [];
  let header: readonly string[] | null = null;
  let waiting: FileRecord | null = null;
  let ours = false;
  for await (const record of lines) {
    if (header !== null) {
      if (waiting) yield waiting;
      waiting = ours ? { ...record, cells: record.cells.map(undefuse) } : record;
      continue;
    }
    first.push(record);
    if (first.length < headerLines(source)) continue;
    const head = first.map((one) => one.cells);
    const cells: string[] = headerOf(source, head);
    header = cells;
    ours = ANSWERS_HEADER.every((name, place) => cells[place] === name);
    yield { line: first[0]?.line ?? 1, bytes: record.bytes, cells, wordings: wordingsOfHeader(source, head) };
  }
  if (header !== null && waiting !== null && !isFooter(source, header, waiting.cells)) yield waiting;
}

async function* turnWide(lines: AsyncIterable<FileRecord>): AsyncGenerator<FileRecord> {
  let own: readonly string[] | null = null;
  let early: FileRecord[] = [];
  let pivot: ReturnType<typeof createPivot> | null = null;
  const begin = (header: readonly string[]) => {
    const wide = wideHeader(header, early);
    const made = createPivot(header, wide);
    const rows = early.map((line) => made.add(line)).filter((row) => row !== null);
    early = [];
    return { made, rows: [{ line: 1, bytes: 0, cells: wide }, ...rows] };
  };
  for await (const record of lines) {
    if (own === null) own = record.cells;
    else if (pivot !== null) {
      const row = pivot.add(record);
      if (row) yield row;
    } else {
      early.push(record);
      if (early.length < LOOKED_AT) continue;
      const { made, rows } = begin(own);
      pivot = made;
      yield* rows;
    }
  }
  if (own === null) return;
  if (pivot === null) {
    const { made, rows } = begin(own);
    pivot = made;
    yield* rows;
  }
  const last = pivot.end();
  if (last) yield last;
}

async function* readLines(file: StoredFile): AsyncGenerator<FileRecord> {
  const start = await file.piece(0);
  if (start === null) return;
  const kind = kindOfFile(start);
  if (kind === "workbook") yield* readWorkbook(file.piece, file.bytes);
  else if (kind === "json") yield* readJsonRecords(allBytes(file, start), file.encoding);
  else yield* readRecords(allBytes(file, start), file.encoding);
}

/** All bytes of a text: the first piece whole, by which its form is known, the others part by part. */
async function* allBytes({ part }: StoredFile, start: Buffer): AsyncGenerator<Buffer> {
  yield start;
  for (let ordinal = 1; ; ordinal++) {
    let from = 0;
    for (let bytes = await part(ordinal, from); bytes?.length !== 0; bytes = await part(ordinal, from)) {
      if (bytes === null) return;
      from += bytes.length;
      yield bytes;
    }
  }
}
