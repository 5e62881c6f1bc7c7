import { CsvError, parse } from "csv-parse";
import type { Wordings } from "@/domain/imports/wording";
import { decoderOf, type Encoding, encodingOf } from "@/features/imports/decode-text";
import { ImportFailure } from "@/features/imports/import-failure";
import { createFixedReader, recogniseFixedWidth } from "@/features/imports/read-fixed-width";

/** One record of a file. */
export interface FileRecord {
  /** Where it begins, 1 for the first line of the file. */
  readonly line: number;
  readonly cells: readonly string[];
  /** How many bytes of the file's text were read up to its end. */
  readonly bytes: number;
  /** Of a header: what its columns ask, where the file says it. */
  readonly wordings?: Wordings;
}

const LONGEST_RECORD = 1024 * 1024;
/** Characters that are parsed at once. */
const PORTION = 8 * 1024;
const DELIMITERS = [",", ";", "\t", "|"];

/**
 * Reads a file's records, the header first; lines without anything are skipped. Comma, semicolon, tab or bar, whichever
 * the first line has most; quotation marks as in RFC 4180, taken literally inside a cell; any line ends. Lines without any
 * of these whose columns stand below one another are cut by their widths (`domain/imports/fixed-width`).
 * Throws an {@link ImportFailure} that names the line where the file cannot be read on.
 */
export async function* readRecords(
  pieces: AsyncIterable<Uint8Array>,
  encoding: Encoding | null,
): AsyncGenerator<FileRecord> {
  let decode: ReturnType<typeof decoderOf> | null = null;
  let reader: LineReader | null = null;
  let used: Encoding | null = encoding;
  let waiting = "";
  for await (const piece of pieces) {
    used ??= encoding ?? encodingOf(piece);
    decode ??= decoderOf(used);
    const text = readable(() => decode?.(piece) ?? "", used);
    waiting += text;
    if (reader === null) {
      const delimiter = delimiterOf(waiting);
      if (delimiter === null) continue;
      reader = readerOf(waiting, delimiter);
    }
    yield* reader.read(waiting);
    waiting = "";
  }
  const rest = waiting + readable(() => decode?.(null) ?? "", used ?? "utf-8");
  reader ??= readerOf(`${rest}\n`, delimiterOf(`${rest}\n`) ?? ",");
  if (rest !== "") yield* reader.read(rest);
  yield* reader.end();
}

type LineReader = ReturnType<typeof createReader>;

function readerOf(text: string, delimiter: string): LineReader {
  const layout = recogniseFixedWidth(text);
  return layout === null ? createReader(delimiter) : createFixedReader(layout);
}

function createReader(delimiter: string) {
  let ready: FileRecord[] = [];
  /** csv-parse counts a line end of two characters inside quotation marks twice. */
  let countedTwice = 0;
  let lastLine = 0;
  const parser = parse({
    bom: true,
    delimiter,
    relax_column_count: true,
    relax_quotes: true,
    max_record_size: LONGEST_RECORD,
    record_delimiter: ["\r\n", "\n", "\r"],
    on_record(cells: string[], context) {
      const inside = cells.join("");
      const pairs = inside.match(/\r\n/g)?.length ?? 0;
      const breaks = inside.match(/\r\n|\n|\r/g)?.length ?? 0;
      countedTwice += pairs;
      lastLine = context.lines - countedTwice;
      if (cells.length > 1 || cells[0] !== "") ready.push({ line: lastLine - breaks, cells, bytes: context.bytes });
      // Nothing is pushed through the stream: records wait in `ready`, so that an error loses none of them.
      return null;
    },
  });
  parser.on("error", () => {});

  function* take(failure: Error | null | undefined): Generator<FileRecord> {
    const records = ready;
    ready = [];
    yield* records;
    if (failure) throw explain(failure, lastLine + 1);
  }

  return {
    async *read(text: string): AsyncGenerator<FileRecord> {
      // By small portions: a megabyte's records at once would all be promoted to the old part of the heap.
      for (let from = 0; from < text.length; from += PORTION) {
        const portion = text.slice(from, from + PORTION);
        yield* take(await new Promise((resolve) => parser.write(portion, resolve)));
      }
    },
    async *end(): AsyncGenerator<FileRecord> {
      const failure = await new Promise<Error | null>((resolve) => {
        parser.once("error", resolve);
        parser.once("finish", () => resolve(null));
        parser.end();
      });
      yield* take(failure);
    },
  };
}

function explain(error: Error, line: number): Error {
  const code = error instanceof CsvError ? error.code : "";
  if (code === "CSV_QUOTE_NOT_CLOSED") return new ImportFailure({ code: "quoteNeverClosed", values: { line } });
  if (code === "CSV_MAX_RECORD_SIZE") return new ImportFailure({ code: "recordLong", values: { line } });
  return new ImportFailure({ code: "unreadableAfter", values: { line } });
}

function readable(decode: () => string, encoding: Encoding): string {
  try {
    return decode();
  } catch {
    throw new ImportFailure({ code: "wrongEncoding", values: { encoding } });
  }
}

/** The delimiter that stands most often outside quotation marks in the first line that says something; null while it is cut. */
function delimiterOf(text: string): string | null {
  const counts = new Map<string, number>();
  let quoted = false;
  let empty = true;
  for (const character of text) {
    if (character === '"') quoted = !quoted;
    if (!quoted && (character === "\n" || character === "\r")) {
      if (!empty) return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? ",";
      continue;
    }
    empty = false;
    if (!quoted && DELIMITERS.includes(character)) counts.set(character, (counts.get(character) ?? 0) + 1);
  }
  // A first line of a megabyte is no header; the reader will say so.
  return text.length > LONGEST_RECORD ? "," : null;
}
