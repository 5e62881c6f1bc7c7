/** How a file's bytes are text: by its byte order mark, else UTF-8. */
export type Encoding = "utf-8" | "utf-16le" | "utf-16be";

/** The encoding that a file's first bytes announce. */
export function encodingOf(start: Uint8Array): Encoding {
  if (start[0] === 0xff && start[1] === 0xfe) return "utf-16le";
  if (start[0] === 0xfe && start[1] === 0xff) return "utf-16be";
  return "utf-8";
}

/** What is wrong with a file's beginning, or null: a workbook or another binary file instead of text. */
export function binaryFault(start: Uint8Array): string | null {
  if (start[0] === 0x50 && start[1] === 0x4b)
    return "Is a workbook or an archive. Save the sheet as CSV UTF-8 and choose that file.";
  if (start[0] === 0xd0 && start[1] === 0xcf)
    return "Is an old workbook. Save the sheet as CSV UTF-8 and choose that file.";
  if (encodingOf(start) === "utf-8" && start.subarray(0, 1024).includes(0)) return "Is not a text file.";
  return null;
}

/** A decoder that takes a file piece by piece and throws a `TypeError` at the first byte that is no text. */
export function decoderOf(start: Uint8Array): (piece: Uint8Array | null) => string {
  const decoder = new TextDecoder(encodingOf(start), { fatal: true });
  return (piece) => (piece === null ? decoder.decode() : decoder.decode(piece, { stream: true }));
}
