import { createHash, randomBytes } from "node:crypto";
import { and, eq, gt, lt } from "drizzle-orm";
import { drizzle } from "drizzle-orm/node-postgres";
import type { Db, Tx } from "@/db/client";
import { signInStep } from "@/db/schema/two-step";

/** How long somebody may look for their phone. */
export const SIGN_IN_STEP_SECONDS = 10 * 60;

/** A sign-in whose first step is done. */
export interface SignInStep {
  readonly userId: string;
  readonly way: "password" | "link";
}

/** Notes that the first step of a sign-in is done. Returns the token of its browser, which is worth a second step and nothing else. */
export async function startSignInStep(db: Db, { userId, way }: SignInStep, now: Date): Promise<string> {
  const plain = drizzle(db.pool);
  const token = randomBytes(32).toString("base64url");
  await plain.delete(signInStep).where(lt(signInStep.expiresAt, now));
  const expiresAt = new Date(now.getTime() + SIGN_IN_STEP_SECONDS * 1000);
  await plain.insert(signInStep).values({ tokenHash: hashed(token), userId, way, expiresAt });
  return token;
}

/** The sign-in of a token; null where there is none, or it is past its time. */
export async function findSignInStep(db: Db, token: string, now: Date): Promise<SignInStep | null> {
  const running = and(eq(signInStep.tokenHash, hashed(token)), gt(signInStep.expiresAt, now));
  const [row] = await drizzle(db.pool)
    .select({ userId: signInStep.userId, way: signInStep.way })
    .from(signInStep)
    .where(running);
  return row ?? null;
}

/** Ends a sign-in with its second step. Says whether it still ran: two at once, one wins. */
export async function endSignInStep(tx: Tx, token: string): Promise<boolean> {
  const ended = await tx
    .delete(signInStep)
    .where(eq(signInStep.tokenHash, hashed(token)))
    .returning();
  return ended.length > 0;
}

/** Ends those of a person that still wait for their second step. */
export async function endSignInSteps(tx: Tx, userId: string): Promise<void> {
  await tx.delete(signInStep).where(eq(signInStep.userId, userId));
}

function hashed(token: string): Buffer {
  return createHash("sha256").update(token).digest();
}
