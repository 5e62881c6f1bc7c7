import { createHash, randomBytes } from "node:crypto";

/** Thirty-two characters of which none looks like another, as Crockford chose them. */
const ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
const LENGTH = 16;
const CODES = 10;

/** Ten codes of 80 random bits each: too many to be guessed from their hashes. */
export function newRecoveryCodes(): string[] {
  return Array.from({ length: CODES }, () => {
    const characters = [...randomBytes(LENGTH)].map((byte) => ALPHABET.charAt(byte % ALPHABET.length));
    return characters.join("").replace(/(.{4})(?=.)/g, "$1-");
  });
}

/**
 * What is kept of a code, however it was typed: with capitals, without hyphens, with an O for a zero. Null for what is none. Not keyed
 * with AUTH_SECRET: these codes are the way back in where that was changed.
 */
export function hashRecoveryCode(userId: string, typed: string): Buffer | null {
  const code = typed.normalize("NFKC").toLowerCase().replace(/[\s-]/g, "").replace(/[il]/g, "1").replaceAll("o", "0");
  if (code.length !== LENGTH || [...code].some((character) => !ALPHABET.includes(character))) return null;
  return createHash("sha256").update(`${userId} ${code}`).digest();
}
