import { createReadStream } from "node:fs";
import type { Readable } from "node:stream";
import { createGunzip } from "node:zlib";

/**
 * A copy is one gzip file of lines: its head as JSON; then for each table (and each workspace) a line of JSON with its columns,
 * its rows in COPY's text format, and `\.`; at last how many rows each table has. A file that was cut has no such end.
 */
export interface CopyHead {
  readonly candorCopy: 1;
  readonly at: string;
  /** The migrations that the database had, the oldest first. */
  readonly migrations: readonly { readonly at: number; readonly hash: string }[];
  /** AUTH_SECRET where it was made by Candor itself and is kept in no setting; else null. */
  readonly secret: string | null;
  /** Tells whether another AUTH_SECRET is the one the copy was made under. */
  readonly secretMark: string;
}

export interface CopyBlock {
  readonly table: string;
  readonly columns: readonly string[];
}

/** The job queue's share: what waits, without what the clock asks for anyway. */
export interface CopyJobs {
  readonly jobs: readonly { readonly task: string; readonly payload: unknown; readonly runAt: string }[];
}

export interface CopyEnd {
  readonly end: true;
  readonly rows: Readonly<Record<string, number>>;
}

/** The end of a table's rows, as COPY's text format has it. */
export const END_OF_ROWS = "\\.";

/** What reads a copy is told, in the file's order. Rows come many at once, each with its line end. */
export interface CopyVisitor {
  head(head: CopyHead): Promise<void> | void;
  block(block: CopyBlock): Promise<void> | void;
  rows(lines: Buffer, count: number): Promise<void> | void;
  blockEnd(): Promise<void> | void;
  jobs(jobs: CopyJobs): Promise<void> | void;
}

const NEWLINE = 10;
const BACKSLASH = 92;
const DOT = 46;

/** Reads a copy from its first to its last line. Throws where it is cut, damaged or no copy. */
export async function readCopy(file: string, visitor: CopyVisitor): Promise<CopyEnd> {
  const counted: Record<string, number> = {};
  let head = false;
  let block: CopyBlock | null = null;
  let end: CopyEnd | null = null;

  const lineOfJson = async (text: string) => {
    const told = parse(text);
    if (!head) {
      if (told.candorCopy !== 1) throw new Error(NO_COPY);
      head = true;
      await visitor.head(told as unknown as CopyHead);
    } else if (typeof told.table === "string") {
      block = told as unknown as CopyBlock;
      await visitor.block(block);
    } else if (Array.isArray(told.jobs)) await visitor.jobs(told as unknown as CopyJobs);
    else if (told.end === true) end = told as unknown as CopyEnd;
    else throw new Error(NO_COPY);
  };

  for await (const lines of wholeLines(unzipped(file))) {
    let from = 0;
    while (from < lines.length) {
      if (end !== null) throw new Error("The file goes on behind its end. It is damaged.");
      if (block === null) {
        const stop = lines.indexOf(NEWLINE, from);
        await lineOfJson(lines.toString("utf8", from, stop));
        from = stop + 1;
        continue;
      }
      const { stop, count, ended } = rowsFrom(lines, from);
      const current: CopyBlock = block;
      counted[current.table] = (counted[current.table] ?? 0) + count;
      if (stop > from) await visitor.rows(lines.subarray(from, stop), count);
      from = stop;
      if (ended) {
        await visitor.blockEnd();
        block = null;
        from += END_OF_ROWS.length + 1;
      }
    }
  }
  if (end === null) throw new Error("The file ends in the middle. It is no whole copy.");
  const told: CopyEnd = end;
  for (const [table, rows] of Object.entries(told.rows))
    if ((counted[table] ?? 0) !== rows)
      throw new Error(`The file holds ${counted[table] ?? 0} of ${rows} rows of ${table}.`);
  return told;
}

const NO_COPY = "This is no copy that npm run backup made.";

/** Up to where a table's rows stand in whole lines, how many they are, and whether its end follows. */
function rowsFrom(lines: Buffer, from: number): { stop: number; count: number; ended: boolean } {
  let at = from;
  let count = 0;
  while (at < lines.length) {
    if (lines[at] === BACKSLASH && lines[at + 1] === DOT && lines[at + 2] === NEWLINE)
      return { stop: at, count, ended: true };
    at = lines.indexOf(NEWLINE, at) + 1;
    count++;
  }
  return { stop: at, count, ended: false };
}

async function* wholeLines(pieces: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let rest: Buffer[] = [];
  for await (const piece of pieces) {
    const last = piece.lastIndexOf(NEWLINE);
    if (last < 0) {
      rest.push(piece);
      continue;
    }
    yield Buffer.concat([...rest, piece.subarray(0, last + 1)]);
    rest = last + 1 < piece.length ? [piece.subarray(last + 1)] : [];
  }
  if (rest.length > 0) throw new Error("The file ends in the middle. It is no whole copy.");
}

async function* unzipped(file: string): AsyncGenerator<Buffer> {
  const source = createReadStream(file);
  const gunzip = createGunzip();
  source.on("error", (error) => gunzip.destroy(error));
  const stream: Readable = source.pipe(gunzip);
  try {
    for await (const piece of stream) yield piece as Buffer;
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    if (code === "ENOENT") throw new Error(`There is no file ${file}.`);
    if (code === "Z_BUF_ERROR") throw new Error("The file ends in the middle. It is no whole copy.");
    if (code.startsWith("Z_")) throw new Error(`${NO_COPY} (${code})`);
    throw error;
  }
}

function parse(text: string): Record<string, unknown> {
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    throw new Error(NO_COPY);
  }
}
