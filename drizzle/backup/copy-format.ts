import { createReadStream } from "node:fs";
import type { Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import { z } from "zod";

/**
 * A copy is one gzip file of lines: its head as JSON; then for each table (and each workspace) a line of JSON with its columns,
 * its rows in COPY's text format, and `\.`; at last how many rows each table has. A file that was cut has no such end.
 */
const headSchema = z.object({
  candorCopy: z.literal(1),
  at: z.string(),
  /** The migrations that the database had, the oldest first. */
  migrations: z.array(z.object({ at: z.number(), hash: z.string() })),
  /** AUTH_SECRET where it was made by Candor itself and is kept in no setting; else null. */
  secret: z.string().nullable(),
  /** Tells whether another AUTH_SECRET is the one the copy was made under. */
  secretMark: z.string(),
});
const blockSchema = z.object({ table: z.string(), columns: z.array(z.string()) });
/** The job queue's share: what waits, without what the clock asks for anyway. */
const jobsSchema = z.object({
  jobs: z.array(z.object({ task: z.string(), payload: z.unknown(), runAt: z.string() })),
});
const endSchema = z.object({ end: z.literal(true), rows: z.record(z.string(), z.number()) });
const laterSchema = z.union([blockSchema, jobsSchema, endSchema]);

export type CopyHead = Readonly<z.infer<typeof headSchema>>;
export type CopyBlock = Readonly<z.infer<typeof blockSchema>>;
export type CopyJobs = Readonly<z.infer<typeof jobsSchema>>;
export type CopyEnd = Readonly<z.infer<typeof endSchema>>;

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
    if (!head) {
      head = true;
      return visitor.head(lineAs(headSchema, text));
    }
    const told = lineAs(laterSchema, text);
    if ("table" in told) {
      block = told;
      await visitor.block(block);
    } else if ("jobs" in told) await visitor.jobs(told);
    else end = told;
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

/** A line as what stands in its place; throws where it says anything else. */
function lineAs<T>(schema: z.ZodType<T>, text: string): T {
  try {
    return schema.parse(JSON.parse(text));
  } catch {
    throw new Error(NO_COPY);
  }
}
