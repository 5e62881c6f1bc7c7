import { NOT_APPLICABLE } from "@/domain/imports/cell";
import { isNotApplicable, isOther } from "@/domain/survey/answer-value";
import { decoderOf, type Encoding, encodingOf } from "@/features/imports/decode-text";
import { ImportFailure } from "@/features/imports/import-failure";
import type { FileRecord } from "@/features/imports/read-records";

const LONGEST_OBJECT = 1024 * 1024;
/** The columns of a file are the names in its first so many objects. */
const LOOKED_AT = 1_000;

/**
 * Reads JSON lines, or one list of objects, as records: the first is the header, the names found in the first thousand
 * objects; names of objects in objects are joined by a dot (`person.email`). Throws an {@link ImportFailure} by its line.
 */
export async function* readJsonRecords(
  pieces: AsyncIterable<Uint8Array>,
  encoding: Encoding | null,
): AsyncGenerator<FileRecord> {
  let names: string[] | null = null;
  let first: FlatObject[] = [];
  for await (const one of readObjects(pieces, encoding)) {
    if (names !== null) {
      yield toRecord(names, one);
      continue;
    }
    first.push(one);
    if (first.length < LOOKED_AT) continue;
    names = namesOf(first);
    yield { line: 1, cells: names, bytes: 0 };
    for (const early of first) yield toRecord(names, early);
    first = [];
  }
  if (names !== null || first.length === 0) return;
  const all = namesOf(first);
  yield { line: 1, cells: all, bytes: 0 };
  for (const early of first) yield toRecord(all, early);
}

interface FlatObject {
  readonly line: number;
  readonly bytes: number;
  readonly cells: ReadonlyMap<string, string>;
}

function namesOf(objects: readonly FlatObject[]): string[] {
  return [...new Set(objects.flatMap(({ cells }) => [...cells.keys()]))];
}

function toRecord(names: readonly string[], { line, bytes, cells }: FlatObject): FileRecord {
  return { line, bytes, cells: names.map((name) => cells.get(name) ?? "") };
}

/** The objects of a text, one after the other: whatever stands between them (line ends, commas, the list's brackets) is passed over. */
async function* readObjects(pieces: AsyncIterable<Uint8Array>, encoding: Encoding | null): AsyncGenerator<FlatObject> {
  let decode: ReturnType<typeof decoderOf> | null = null;
  let [text, depth, quoted, escaped, line, began, bytes] = ["", 0, false, false, 1, 1, 0];
  for await (const piece of pieces) {
    const used: Encoding = encoding ?? encodingOf(piece);
    decode ??= decoderOf(used);
    const part = decoded(decode, piece, used);
    bytes += piece.length;
    let from = depth > 0 ? 0 : -1;
    for (let at = 0; at < part.length; at++) {
      const character = part[at];
      if (character === "\n") line++;
      if (escaped) escaped = false;
      else if (quoted) {
        if (character === "\\") escaped = true;
        else if (character === '"') quoted = false;
      } else if (character === '"' && depth > 0) quoted = true;
      else if (character === "{") {
        if (depth === 0) [from, began] = [at, line];
        depth++;
      } else if (character === "}" && depth > 0) {
        depth--;
        if (depth > 0) continue;
        yield { line: began, bytes, cells: flat(text + part.slice(Math.max(0, from), at + 1), began) };
        [text, from] = ["", -1];
      } else if (depth === 0 && !/[\s,[\]\uFEFF]/.test(character ?? "")) throw notJson(line);
    }
    if (depth > 0) text += part.slice(Math.max(0, from));
    if (text.length > LONGEST_OBJECT) throw new ImportFailure({ code: "recordLong", values: { line: began } });
  }
  if (depth > 0) throw notJson(began);
}

function decoded(decode: (piece: Uint8Array) => string, piece: Uint8Array, encoding: Encoding): string {
  try {
    return decode(piece);
  } catch {
    throw new ImportFailure({ code: "wrongEncoding", values: { encoding } });
  }
}

function flat(text: string, line: number): Map<string, string> {
  const cells = new Map<string, string>();
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw notJson(line);
  }
  gather(value, "", cells);
  return cells;
}

/** Lists stay one cell: their plain members joined by commas, as tags are. So do an "other" with its own words and a "not applicable", as our files have them. */
function gather(value: unknown, name: string, cells: Map<string, string>): void {
  if (value === null || value === undefined) return;
  if (Array.isArray(value)) {
    const plain = value.every((one) => typeof one !== "object" || one === null);
    cells.set(name, plain ? value.join(", ") : JSON.stringify(value));
  } else if (isOther(value)) {
    cells.set(name, `other: ${value.text}`);
  } else if (name !== "" && isNotApplicable(value)) {
    cells.set(name, NOT_APPLICABLE);
  } else if (typeof value === "object") {
    for (const [key, inner] of Object.entries(value)) gather(inner, name === "" ? key : `${name}.${key}`, cells);
  } else cells.set(name, String(value));
}

function notJson(line: number): ImportFailure {
  return new ImportFailure({ code: "notJson", values: { line } });
}
