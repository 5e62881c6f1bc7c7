import type { Occurrences } from "@/domain/imports/occurrences";

/** A cryptographic hash of a text, at least 16 bytes; given from outside, since the domain touches no machine. */
export type Digest = (text: string) => Uint8Array;

export interface RowKey {
  /** The submission id under which the row is stored: the same row of the same file has the same one for ever. */
  readonly submissionId: string;
  /** Whether the file holds this key earlier; only a mapped id can repeat. */
  readonly repeated: boolean;
}

/**
 * The key of a row. `identity` is the row's mapped id, which names it alone; else its mapped cells, and then equal rows
 * are told apart by being the first, the second, … of the file, so that all of them count and none twice.
 */
export function rowKey(
  identity: { readonly id: string } | { readonly cells: readonly string[] },
  occurrences: Occurrences,
  digest: Digest,
): RowKey {
  const own = "id" in identity ? JSON.stringify({ id: identity.id }) : JSON.stringify(identity.cells);
  const hash = digest(own);
  const occurrence = occurrences.next(firstBits(hash));
  if ("id" in identity) return { submissionId: uuidOf(hash), repeated: occurrence > 1 };
  return { submissionId: uuidOf(occurrence === 1 ? hash : digest(`${own}\n${occurrence}`)), repeated: false };
}

function firstBits(hash: Uint8Array): number {
  let value = (hash[0] ?? 0) & 0x1f;
  for (let i = 1; i < 7; i++) value = value * 256 + (hash[i] ?? 0);
  return value;
}

const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, "0"));

/** The first 128 bits as a UUID of version 8, the one for hashes of one's own (RFC 9562). */
function uuidOf(hash: Uint8Array): string {
  let text = "";
  for (let place = 0; place < 16; place++) {
    const byte = hash[place] ?? 0;
    if (place === 4 || place === 6 || place === 8 || place === 10) text += "-";
    text += HEX[place === 6 ? (byte & 0x0f) | 0x80 : place === 8 ? (byte & 0x3f) | 0x80 : byte];
  }
  return text;
}
