import { eq } from "drizzle-orm";
import { drizzle } from "drizzle-orm/node-postgres";
import type { Db } from "@/db/client";
import { user } from "@/db/schema/people";
import { canonicalEmail } from "@/platform/auth/email";
import { verifyPassword } from "@/platform/auth/password";
import { addressBucket } from "@/platform/client-address";
import type { Limits } from "@/platform/limits";

/** Whether somebody may sign in. "wrong" says neither which of the two was wrong nor whether the address is known. */
export type CredentialsResult =
  | { ok: true; userId: string }
  | { ok: false; reason: "wrong" }
  | { ok: false; reason: "limited"; retryAfterSeconds: number };

/** What was typed, and from where. */
export interface Credentials {
  email: string;
  password: string;
  address: string;
}

/**
 * Checks e-mail and password. An unknown address costs as much time as a wrong password.
 *
 * Attempts are limited per address and e-mail, and per address; a success gives the first its allowance back. `now` is in
 * milliseconds of a clock that only grows.
 */
export async function checkCredentials(
  db: Db,
  limits: Limits,
  { email, password, address }: Credentials,
  now: number,
): Promise<CredentialsResult> {
  const bucket = addressBucket(address);
  const canonical = canonicalEmail(email);
  const attempt = `${bucket} ${canonical ?? ""}`;
  for (const verdict of [limits.signInAddress.take(bucket, now), limits.signIn.take(attempt, now)]) {
    if (!verdict.allowed) return { ok: false, reason: "limited", retryAfterSeconds: verdict.retryAfterSeconds };
  }
  const known = canonical === null ? undefined : await findByEmail(db, canonical);
  const fits = await verifyPassword(known?.passwordHash ?? null, password);
  if (!fits || known === undefined) return { ok: false, reason: "wrong" };
  limits.signIn.forget(attempt);
  return { ok: true, userId: known.id };
}

async function findByEmail(db: Db, email: string): Promise<{ id: string; passwordHash: string | null } | undefined> {
  const [row] = await drizzle(db.pool)
    .select({ id: user.id, passwordHash: user.passwordHash })
    .from(user)
    .where(eq(user.email, email));
  return row;
}
