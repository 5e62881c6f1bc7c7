import { promisify } from "node:util";
import { gunzip, gzip } from "node:zlib";
import type { FileFormat } from "@/features/exports/answers/file-format";
import type { FilePiece } from "@/features/exports/answers/write-answers";

const pack = promisify(gzip);
const unpack = promisify(gunzip);
/** So much of a file is packed at once. */
const PIECE_BYTES = 1_000_000;

/** Gathers what is written into pieces of about a megabyte, each packed by itself; XLSX is packed already. */
export async function* packPieces(pieces: AsyncIterable<FilePiece>, format: FileFormat) {
  let waiting: Buffer[] = [];
  let size = 0;
  let rows = 0;
  const take = async () => {
    const bytes = Buffer.concat(waiting);
    waiting = [];
    size = 0;
    return { packed: format === "xlsx" ? bytes : await pack(bytes, { level: 3 }), size: bytes.length, rows };
  };
  for await (const piece of pieces) {
    waiting.push(piece.bytes);
    size += piece.bytes.length;
    rows = piece.rows;
    if (size >= PIECE_BYTES) yield await take();
  }
  if (size > 0) yield await take();
}

/** A packed piece as it stands in the file. */
export function unpackPiece(bytes: Buffer, format: FileFormat): Promise<Buffer> | Buffer {
  return format === "xlsx" ? bytes : unpack(bytes);
}
