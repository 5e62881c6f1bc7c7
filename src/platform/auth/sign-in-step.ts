import { createHash, randomBytes } from "node:crypto";
import { and, eq, gt, lt } from "drizzle-orm";
import { drizzle } from "drizzle-orm/node-postgres";
import type { Db, Tx } from "@/db/client";
import { account, user } from "@/db/schema/people";
import { signInStep } from "@/db/schema/two-step";

/** How long somebody may look for their phone. */
export const SIGN_IN_STEP_SECONDS = 10 * 60;

/** A sign-in whose first step is done. */
export interface SignInStep {
  readonly userId: string;
  readonly way: "password" | "link" | "provider";
  /** What a provider knows them by who is not tied to the account yet: the second step ties it. */
  readonly tie?: { readonly provider: string; readonly subject: string };
}

/** The same as it waits, and where and in which language its person is written to. */
export interface WaitingSignIn extends Pick<SignInStep, "userId" | "way"> {
  readonly email: string;
  readonly locale: string;
}

/** Notes that the first step of a sign-in is done. Returns the token of its browser, which is worth a second step and nothing else. */
export async function startSignInStep(db: Db, { userId, way, tie }: SignInStep, now: Date): Promise<string> {
  const plain = drizzle(db.pool);
  const token = randomBytes(32).toString("base64url");
  await plain.delete(signInStep).where(lt(signInStep.expiresAt, now));
  const expiresAt = new Date(now.getTime() + SIGN_IN_STEP_SECONDS * 1000);
  await plain.insert(signInStep).values({
    tokenHash: hashed(token),
    userId,
    way,
    expiresAt,
    ...(tie === undefined ? {} : { provider: tie.provider, providerAccountId: tie.subject }),
  });
  return token;
}

/** The sign-in of a token; null where there is none, or it is past its time. */
export async function findSignInStep(db: Db, token: string, now: Date): Promise<WaitingSignIn | null> {
  const running = and(eq(signInStep.tokenHash, hashed(token)), gt(signInStep.expiresAt, now));
  const [row] = await drizzle(db.pool)
    .select({ userId: signInStep.userId, way: signInStep.way, email: user.email, locale: user.locale })
    .from(signInStep)
    .innerJoin(user, eq(user.id, signInStep.userId))
    .where(running);
  return row ?? null;
}

/** Ends a sign-in with its second step, and ties the provider that waited for it. Says whether it still ran: two at once, one wins. */
export async function endSignInStep(tx: Tx, token: string): Promise<boolean> {
  const [ended] = await tx
    .delete(signInStep)
    .where(eq(signInStep.tokenHash, hashed(token)))
    .returning();
  if (ended === undefined) return false;
  const { userId, provider, providerAccountId } = ended;
  if (provider !== null && providerAccountId !== null) {
    await tx.insert(account).values({ provider, providerAccountId, userId }).onConflictDoNothing();
  }
  return true;
}

/** Ends those of a person that still wait for their second step. */
export async function endSignInSteps(tx: Tx, userId: string): Promise<void> {
  await tx.delete(signInStep).where(eq(signInStep.userId, userId));
}

function hashed(token: string): Buffer {
  return createHash("sha256").update(token).digest();
}
