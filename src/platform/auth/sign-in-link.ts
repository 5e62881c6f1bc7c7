import { createHash, randomBytes } from "node:crypto";
import { and, eq, gt, lt } from "drizzle-orm";
import { drizzle } from "drizzle-orm/node-postgres";
import type { Db, Tx } from "@/db/client";
import { signInLink, user } from "@/db/schema/people";

const MINUTES = 30;

/**
 * Makes a link's token for an address. Returns null where nobody has the address: the caller says the same either way and
 * sends nothing. Only a hash is stored; of an address that nobody has, one whose time is up, so that it takes as long.
 */
export async function issueSignInLink(db: Db, email: string, now: Date): Promise<string | null> {
  const plain = drizzle(db.pool);
  const token = randomBytes(32).toString("base64url");
  const [known] = await plain.select({ id: user.id }).from(user).where(eq(user.email, email));
  await plain.delete(signInLink).where(lt(signInLink.expiresAt, now));
  const expiresAt = known === undefined ? now : new Date(now.getTime() + MINUTES * 60_000);
  await plain.insert(signInLink).values({ tokenHash: hashed(token), email, expiresAt, createdAt: now });
  return known === undefined ? null : token;
}

/**
 * Uses a link up: returns the person it was for, or null where it is unknown, used or past its time. Two at once: one wins.
 * To be called by a press of a button only; scanners of mail open links.
 */
export async function consumeSignInLink(db: Db, token: string, now: Date): Promise<string | null> {
  if (!/^[\w-]{43}$/.test(token)) return null;
  const plain = drizzle(db.pool);
  const [used] = await plain
    .delete(signInLink)
    .where(and(eq(signInLink.tokenHash, hashed(token)), gt(signInLink.expiresAt, now)))
    .returning({ email: signInLink.email });
  if (used === undefined) return null;
  const [known] = await plain.select({ id: user.id }).from(user).where(eq(user.email, used.email));
  return known?.id ?? null;
}

/** Ends the links of an address that were not used yet: with its password they were good, with another they are not. */
export async function endSignInLinks(tx: Tx, email: string): Promise<void> {
  await tx.delete(signInLink).where(eq(signInLink.email, email));
}

function hashed(token: string): Buffer {
  return createHash("sha256").update(token).digest();
}
