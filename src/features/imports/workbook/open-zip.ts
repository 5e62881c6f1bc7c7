import { Readable } from "node:stream";
import yauzl from "yauzl";
import { ImportFailure } from "@/features/imports/import-failure";

/** A stored file's pieces by their number; all but the last have the same length. */
export type PieceOf = (ordinal: number) => Promise<Buffer | null>;

/** Unpacked, all parts of a workbook that are read together; more is a bomb, or a file for CSV. */
const MOST_MEGABYTES = 1_024;

/** The parts of an archive whose bytes lie in pieces: each is unpacked while it is read, and never past what it may hold. */
export interface ZipParts {
  readonly names: readonly string[];
  /** Bytes of a part once unpacked, as the archive says. */
  sizeOf(name: string): number;
  read(name: string): Promise<Readable>;
  close(): void;
}

/** Opens an archive. Throws an {@link ImportFailure} where it is none, or holds more than may be unpacked. */
export async function openZip(piece: PieceOf, bytes: number): Promise<ZipParts> {
  const zip = await yauzl
    .fromRandomAccessReaderPromise(new PieceReader(piece), bytes, { autoClose: false, lazyEntries: true })
    .catch(broken);
  const entries = new Map<string, yauzl.Entry>();
  let total = 0;
  try {
    for await (const entry of zip.eachEntry()) {
      entries.set(entry.fileName, entry);
      total += entry.uncompressedSize;
    }
  } catch {
    throw new ImportFailure({ code: "workbookBroken" });
  }
  if (total > MOST_MEGABYTES * 1024 * 1024)
    throw new ImportFailure({ code: "workbookLarge", values: { max: MOST_MEGABYTES } });
  return {
    names: [...entries.keys()],
    sizeOf: (name) => entries.get(name)?.uncompressedSize ?? 0,
    read: async (name) => {
      const entry = entries.get(name);
      if (!entry) throw new ImportFailure({ code: "workbookBroken" });
      // yauzl ends a part with an error that unpacks to more than the archive said.
      return zip.openReadStreamPromise(entry).catch(broken);
    },
    close: () => zip.close(),
  };
}

function broken(): never {
  throw new ImportFailure({ code: "workbookBroken" });
}

/** Reads any stretch of a file that lies in pieces; remembers the pieces it read last. */
class PieceReader extends yauzl.RandomAccessReader {
  readonly #piece: PieceOf;
  readonly #known = new Map<number, Buffer>();
  #length = 0;

  constructor(piece: PieceOf) {
    super();
    this.#piece = piece;
  }

  override _readStreamForRange(start: number, end: number): Readable {
    return Readable.from(this.#stretch(start, end));
  }

  async *#stretch(start: number, end: number): AsyncGenerator<Buffer> {
    if (this.#length === 0) this.#length = (await this.#load(0)).length;
    for (let at = start; at < end; ) {
      const ordinal = Math.floor(at / this.#length);
      const buffer = await this.#load(ordinal);
      const from = at - ordinal * this.#length;
      const part = buffer.subarray(from, Math.min(buffer.length, from + end - at));
      if (part.length === 0) throw new ImportFailure({ code: "workbookBroken" });
      yield part;
      at += part.length;
    }
  }

  async #load(ordinal: number): Promise<Buffer> {
    const known = this.#known.get(ordinal);
    if (known) return known;
    const buffer = await this.#piece(ordinal);
    if (buffer === null) throw new ImportFailure({ code: "workbookBroken" });
    if (this.#known.size >= 4) this.#known.delete([...this.#known.keys()][0] ?? 0);
    this.#known.set(ordinal, buffer);
    return buffer;
  }
}
