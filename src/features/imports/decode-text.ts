/** Encodings that a person can choose; the first four are found by the file's own bytes. */
export const ENCODINGS = [
  "utf-8",
  "utf-16le",
  "utf-16be",
  "windows-1252",
  "windows-1250",
  "windows-1251",
  "windows-1254",
  "windows-1256",
  "shift_jis",
  "gb18030",
] as const;
export type Encoding = (typeof ENCODINGS)[number];

/** The kind of file that the first bytes are of. */
export function kindOfFile(start: Uint8Array): "workbook" | "json" | "text" {
  if (start[0] === 0x50 && start[1] === 0x4b) return "workbook";
  const text = new TextDecoder(encodingOf(start)).decode(start.subarray(0, 4_096)).trimStart();
  return /^(\{\s*("|\})|\[\s*(\{|\]))/.test(text) ? "json" : "text";
}

/** The encoding that a file's first bytes announce, by their mark or by the zeros between Latin letters; else UTF-8. */
export function encodingOf(start: Uint8Array): Encoding {
  if (start[0] === 0xff && start[1] === 0xfe) return "utf-16le";
  if (start[0] === 0xfe && start[1] === 0xff) return "utf-16be";
  const [even, odd] = [zerosAt(start, 0), zerosAt(start, 1)];
  if (odd > 0.4 && even < 0.1) return "utf-16le";
  return even > 0.4 && odd < 0.1 ? "utf-16be" : "utf-8";
}

function zerosAt(start: Uint8Array, offset: number): number {
  const end = Math.min(start.length, 1_024);
  let zeros = 0;
  for (let at = offset; at < end; at += 2) if (start[at] === 0) zeros++;
  return end < 8 ? 0 : zeros / (end / 2);
}

/** What is wrong with a file's beginning, or null: an old workbook or another binary file instead of text. */
export function binaryFault(start: Uint8Array): "oldWorkbook" | "notText" | null {
  if (start[0] === 0xd0 && start[1] === 0xcf) return "oldWorkbook";
  return encodingOf(start) === "utf-8" && start.subarray(0, 1024).includes(0) ? "notText" : null;
}

/** A decoder that takes a file piece by piece and throws a `TypeError` at the first byte that is no text. */
export function decoderOf(encoding: Encoding): (piece: Uint8Array | null) => string {
  const decoder = new TextDecoder(encoding, { fatal: true });
  return (piece) => (piece === null ? decoder.decode() : decoder.decode(piece, { stream: true }));
}

/** Whether a word names one of {@link ENCODINGS}. */
export function isEncoding(word: string): word is Encoding {
  return ENCODINGS.some((one) => one === word);
}
