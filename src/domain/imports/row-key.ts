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

/** The first 128 bits as a UUID of version 8, the one for hashes of one's own (RFC 9562). */
function uuidOf(hash: Uint8Array): string {
  const bytes = Array.from(hash.slice(0, 16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytes.map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
