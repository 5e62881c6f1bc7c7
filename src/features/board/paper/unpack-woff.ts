import { inflateSync } from "node:zlib";

const HEADER = 44;
const ENTRY = 20;

/**
 * A WOFF file (W3C, WOFF 1.0) as the TrueType file it packs: its tables inflated, one after the other. Letters without an
 * outline may lie at the very end of their table, where a reader looks a little further: so there is room behind it.
 */
export function unpackWoff(woff: Buffer): Buffer {
  if (woff.toString("latin1", 0, 4) !== "wOFF") throw new Error("This is no WOFF file.");
  const tables = Array.from({ length: woff.readUInt16BE(12) }, (_, i) => {
    const at = HEADER + i * ENTRY;
    const [offset, packed, length] = [4, 8, 12].map((more) => woff.readUInt32BE(at + more));
    const data = woff.subarray(offset ?? 0, (offset ?? 0) + (packed ?? 0));
    return {
      tag: woff.subarray(at, at + 4),
      sum: woff.readUInt32BE(at + 16),
      data: packed === length ? data : inflateSync(data),
    };
  });
  const power = 2 ** Math.floor(Math.log2(tables.length));
  const directory = Buffer.alloc(12 + tables.length * 16);
  woff.copy(directory, 0, 4, 8);
  directory.writeUInt16BE(tables.length, 4);
  directory.writeUInt16BE(power * 16, 6);
  directory.writeUInt16BE(Math.log2(power), 8);
  directory.writeUInt16BE((tables.length - power) * 16, 10);
  const parts: Buffer[] = [directory];
  let offset = directory.length;
  for (const [i, { tag, sum, data }] of tables.entries()) {
    const entry = 12 + i * 16;
    tag.copy(directory, entry);
    directory.writeUInt32BE(sum, entry + 4);
    directory.writeUInt32BE(offset, entry + 8);
    directory.writeUInt32BE(data.length, entry + 12);
    const room = 16 + ((4 - (data.length % 4)) % 4);
    parts.push(data, Buffer.alloc(room));
    offset += data.length + room;
  }
  return Buffer.concat(parts);
}
