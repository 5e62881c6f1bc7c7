import { promisify } from "node:util";
import { constants, crc32, deflateRaw } from "node:zlib";

const deflate = promisify(deflateRaw);
/** UTF-8 names; sizes and checksum stand behind the data, which is not known before. */
const FLAGS = 0x0808;
const DEFLATED = 8;
const VERSION = 20;
/** 1 January 1980: files of the same answers are the same. */
const DOS_DATE = 0x0021;

/** A ZIP file whose parts are written one after another, each in pieces, with nothing held but sums. At most 4 GB. */
export function createZip() {
  const directory: Buffer[] = [];
  let offset = 0;
  let open: { name: Buffer; at: number; crc: number; packed: number; size: number } | null = null;

  const count = (bytes: Buffer) => {
    offset += bytes.length;
    return bytes;
  };

  return {
    /** Begins a part. */
    begin(name: string): Buffer {
      open = { name: Buffer.from(name), at: offset, crc: 0, packed: 0, size: 0 };
      const head = Buffer.alloc(30);
      head.writeUInt32LE(0x04034b50, 0);
      writeMethod(head, 4);
      head.writeUInt16LE(open.name.length, 26);
      return count(Buffer.concat([head, open.name]));
    },
    /** A piece of the part that was begun. Each is packed by itself, so that none is kept to look back at. */
    async write(text: string): Promise<Buffer> {
      if (!open) throw new Error("No part of the file was begun.");
      const bytes = Buffer.from(text);
      const packed = await deflate(bytes, { finishFlush: constants.Z_SYNC_FLUSH, level: 4 });
      open.crc = crc32(bytes, open.crc);
      open.size += bytes.length;
      open.packed += packed.length;
      return count(packed);
    },
    /** How long the part that is written is so far, unpacked. */
    get size(): number {
      return open?.size ?? 0;
    },
    async end(): Promise<Buffer> {
      if (!open) throw new Error("No part of the file was begun.");
      const last = await deflate(Buffer.alloc(0), { finishFlush: constants.Z_FINISH });
      const { name, at, crc, size } = open;
      const packed = open.packed + last.length;
      const descriptor = Buffer.alloc(16);
      descriptor.writeUInt32LE(0x08074b50, 0);
      for (const [place, value] of [crc, packed, size].entries()) descriptor.writeUInt32LE(value, 4 + place * 4);
      const entry = Buffer.alloc(46);
      entry.writeUInt32LE(0x02014b50, 0);
      entry.writeUInt16LE(VERSION, 4);
      writeMethod(entry, 6);
      for (const [place, value] of [crc, packed, size].entries()) entry.writeUInt32LE(value, 16 + place * 4);
      entry.writeUInt16LE(name.length, 28);
      entry.writeUInt32LE(at, 42);
      directory.push(entry, name);
      open = null;
      return count(Buffer.concat([last, descriptor]));
    },
    /** The list of parts that ends the file. */
    finish(): Buffer {
      const entries = Buffer.concat(directory);
      const end = Buffer.alloc(22);
      end.writeUInt32LE(0x06054b50, 0);
      end.writeUInt16LE(directory.length / 2, 8);
      end.writeUInt16LE(directory.length / 2, 10);
      end.writeUInt32LE(entries.length, 12);
      end.writeUInt32LE(offset, 16);
      return Buffer.concat([entries, end]);
    },
  };
}

/** Version, flags, method, time and date: alike in a part's own head and in the list. */
function writeMethod(head: Buffer, at: number): void {
  head.writeUInt16LE(VERSION, at);
  head.writeUInt16LE(FLAGS, at + 2);
  head.writeUInt16LE(DEFLATED, at + 4);
  head.writeUInt16LE(0, at + 6);
  head.writeUInt16LE(DOS_DATE, at + 8);
}
