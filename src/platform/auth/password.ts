import { hash, verify } from "@node-rs/argon2";

/** OWASP's cost of argon2id, which is the library's own algorithm: 19 MiB, two passes, one lane; about 20 ms. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export const MIN_PASSWORD = 12;
export const MAX_PASSWORD = 128;

/** Hash of a random text that nobody knows, so that an unknown address costs as long as a known one. */
let nobody: Promise<string> | undefined;

/** Why a password cannot be chosen, or null where it can. Any characters will do. */
export function passwordFault(password: string): "short" | "long" | null {
  const length = [...password.normalize("NFKC")].length;
  if (length < MIN_PASSWORD) return "short";
  if (password.length > MAX_PASSWORD || length > MAX_PASSWORD) return "long";
  return null;
}

/** Hashes a password with argon2id. Two ways to type the same characters (NFKC) are one password; nothing is cut off. */
export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize("NFKC"), COST);
}

/**
 * Whether a password fits a hash. Where there is no hash (no such person, or one without a password) it takes as long and
 * is false. Longer than 128 characters is false at once, whoever asks.
 */
export async function verifyPassword(stored: string | null, password: string): Promise<boolean> {
  if (password.length > MAX_PASSWORD) return false;
  nobody ??= hashPassword(crypto.randomUUID());
  const fits = await verify(stored ?? (await nobody), password.normalize("NFKC"));
  return fits && stored !== null;
}
