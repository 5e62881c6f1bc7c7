const ALPHABET = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
const BASE = BigInt(ALPHABET.length);

/** How many characters a workspace's id takes in keys and links (58^22 > 2^128). */
export const SHORT_ID_LENGTH = 22;

/** A UUID in 22 characters without look-alikes, the prefix of survey keys, API keys and link tokens. */
export function shortId(uuid: string): string {
  let rest = BigInt(`0x${uuid.replaceAll("-", "")}`);
  let text = "";
  for (let i = 0; i < SHORT_ID_LENGTH; i++) {
    text = ALPHABET.charAt(Number(rest % BASE)) + text;
    rest /= BASE;
  }
  return text;
}

/** The UUID that `shortId` wrote, or null where the text is not one. */
export function uuidFromShort(short: string): string | null {
  if (short.length !== SHORT_ID_LENGTH) return null;
  let value = 0n;
  for (const character of short) {
    const digit = ALPHABET.indexOf(character);
    if (digit < 0) return null;
    value = value * BASE + BigInt(digit);
  }
  const hex = value.toString(16).padStart(32, "0");
  if (hex.length > 32) return null;
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** `length` random characters of the same alphabet; 10 of them hold 58 bits. */
export function randomText(length: number): string {
  const bytes = crypto.getRandomValues(new Uint8Array(length * 2));
  let text = "";
  for (const byte of bytes) {
    // 232 is the largest multiple of 58 below 256: above it the draw would be uneven.
    if (byte < 232 && text.length < length) text += ALPHABET.charAt(byte % 58);
  }
  return text.length === length ? text : text + randomText(length - text.length);
}
