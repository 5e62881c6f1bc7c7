import { and, count, eq, isNotNull, isNull, lt, ne } from "drizzle-orm";
import { drizzle } from "drizzle-orm/node-postgres";
import { type Db, type Tx, withoutTenant } from "@/db/client";
import { session } from "@/db/schema/people";
import { recoveryCode, twoStep } from "@/db/schema/two-step";
import { writeOfPerson } from "@/platform/auth/audit-person";
import { hashRecoveryCode, newRecoveryCodes } from "@/platform/auth/recovery-codes";
import { openForPerson, sealForPerson } from "@/platform/auth/seal-for-person";
import { endSignInSteps } from "@/platform/auth/sign-in-step";
import { newTotpSecret, totpStep } from "@/platform/auth/totp";

/** A secret that was shown and not confirmed is worth nothing after a quarter of an hour. */
const SETUP_MS = 15 * 60_000;

/** How a person's second step stands: off, its secret shown and waiting for a first code, or on. */
export type TwoStepState =
  | { readonly status: "off" }
  | { readonly status: "setup"; readonly secret: Buffer }
  | {
      readonly status: "on";
      readonly since: Date;
      /** Recovery codes that were not used yet. */
      readonly codesLeft: number;
      /** False where AUTH_SECRET was changed since: no code of the app fits any more, recovery codes do. */
      readonly fits: boolean;
    };

/** Whose second step, the server's secret, and from which address they come. */
interface OfPerson {
  readonly userId: string;
  readonly authSecret: string;
}

/** How a person's second step stands. */
export async function readTwoStep(db: Db, { userId, authSecret }: OfPerson, now: Date): Promise<TwoStepState> {
  const plain = drizzle(db.pool);
  const [row] = await plain.select().from(twoStep).where(eq(twoStep.userId, userId));
  if (row === undefined) return { status: "off" };
  if (row.confirmedAt === null) {
    const waiting = waitingSecret(row, { userId, authSecret }, now);
    return waiting === null ? { status: "off" } : { status: "setup", secret: waiting };
  }
  const secret = openForPerson(authSecret, userId, row.secret);
  const [left] = await plain.select({ n: count() }).from(recoveryCode).where(eq(recoveryCode.userId, userId));
  return { status: "on", since: row.confirmedAt, codesLeft: left?.n ?? 0, fits: secret !== null };
}

/** Whether a sign-in of this person asks for a second step. */
export async function hasTwoStep(db: Db, userId: string): Promise<boolean> {
  const isOn = and(eq(twoStep.userId, userId), isNotNull(twoStep.confirmedAt));
  return (await drizzle(db.pool).select({ id: twoStep.userId }).from(twoStep).where(isOn)).length > 0;
}

/** The same as a transaction sees it, and until its end: one that waits for its first code is not confirmed meanwhile. */
export async function isTwoStepOn(tx: Tx, userId: string): Promise<boolean> {
  const [row] = await tx
    .select({ at: twoStep.confirmedAt })
    .from(twoStep)
    .where(eq(twoStep.userId, userId))
    .for("update");
  return row !== undefined && row.at !== null;
}

/** Makes a secret for the person's app; it asks for nothing until a code of it is confirmed. One that is on stays as it is. */
export async function startTwoStep(db: Db, { userId, authSecret }: OfPerson, now: Date): Promise<void> {
  const fresh = { secret: sealForPerson(authSecret, userId, newTotpSecret()), startedAt: now, lastStep: 0 };
  await drizzle(db.pool)
    .insert(twoStep)
    .values({ userId, ...fresh })
    .onConflictDoUpdate({ target: twoStep.userId, set: fresh, setWhere: isNull(twoStep.confirmedAt) });
}

/** Forgets a secret that was never confirmed. */
export async function cancelTwoStep(db: Db, userId: string): Promise<void> {
  await drizzle(db.pool)
    .delete(twoStep)
    .where(and(eq(twoStep.userId, userId), isNull(twoStep.confirmedAt)));
}

/**
 * Turns the second step on by a first code of the app, and ends the person's other sessions, which had one step. Returns the recovery
 * codes, which nobody can read again; null where the code does not fit or nothing waits for one.
 */
export async function confirmTwoStep(
  db: Db,
  { userId, sessionId, authSecret, address }: OfPerson & { readonly sessionId: string; readonly address: string },
  code: string,
  now: Date,
): Promise<string[] | null> {
  const [row] = await drizzle(db.pool).select().from(twoStep).where(eq(twoStep.userId, userId));
  const secret = row === undefined ? null : waitingSecret(row, { userId, authSecret }, now);
  const step = secret === null ? null : totpStep(secret, code, now);
  if (row === undefined || step === null) return null;
  // The one that the code was of, and not another that was made meanwhile.
  const same = and(eq(twoStep.userId, userId), isNull(twoStep.confirmedAt), eq(twoStep.secret, row.secret));
  return withoutTenant(db, async (tx) => {
    const on = await tx
      .update(twoStep)
      .set({ confirmedAt: now, lastStep: step })
      .where(same)
      .returning({ id: twoStep.userId });
    if (on.length === 0) return null;
    await tx.delete(session).where(and(eq(session.userId, userId), ne(session.id, sessionId)));
    await endSignInSteps(tx, userId);
    const codes = await replaceCodes(tx, userId);
    await writeOfPerson(tx, userId, { action: "user.two_step_on", address });
    return codes;
  });
}

/** Uses up a code of the app or a recovery code and says which it was; null where it does not fit or was used before. */
export async function takeCode(
  tx: Tx,
  { userId, authSecret }: OfPerson,
  code: string,
  now: Date,
): Promise<"app" | "recovery" | null> {
  const digits = code.replace(/\s/g, "");
  const [row] = await tx.select({ secret: twoStep.secret }).from(twoStep).where(eq(twoStep.userId, userId));
  const secret = row === undefined ? null : openForPerson(authSecret, userId, row.secret);
  const step = secret === null ? null : totpStep(secret, digits, now);
  if (step !== null) {
    const unused = and(eq(twoStep.userId, userId), isNotNull(twoStep.confirmedAt), lt(twoStep.lastStep, step));
    const used = await tx.update(twoStep).set({ lastStep: step }).where(unused).returning({ id: twoStep.userId });
    return used.length > 0 ? "app" : null;
  }
  const codeHash = hashRecoveryCode(userId, code);
  if (codeHash === null) return null;
  const isOne = and(eq(recoveryCode.userId, userId), eq(recoveryCode.codeHash, codeHash));
  const used = await tx.delete(recoveryCode).where(isOne).returning({ id: recoveryCode.userId });
  return used.length > 0 ? "recovery" : null;
}

/** Turns the second step off. */
export async function turnOffTwoStep(
  tx: Tx,
  { userId, address }: { readonly userId: string; readonly address: string },
): Promise<void> {
  await forgetTwoStep(tx, userId);
  await writeOfPerson(tx, userId, { action: "user.two_step_off", address });
}

/** Makes ten new recovery codes; those before them are worth nothing. */
export async function renewRecoveryCodes(
  tx: Tx,
  { userId, address }: { readonly userId: string; readonly address: string },
): Promise<string[]> {
  const codes = await replaceCodes(tx, userId);
  await writeOfPerson(tx, userId, { action: "user.recovery_codes_made", address });
  return codes;
}

/** Forgets a person's second step with all that belongs to it. Says whether it was on. */
export async function forgetTwoStep(tx: Tx, userId: string): Promise<boolean> {
  const [was] = await tx.delete(twoStep).where(eq(twoStep.userId, userId)).returning({ at: twoStep.confirmedAt });
  await tx.delete(recoveryCode).where(eq(recoveryCode.userId, userId));
  await endSignInSteps(tx, userId);
  return was !== undefined && was.at !== null;
}

/** A secret that waits for its first code; null where it is confirmed, past its time, or sealed with another AUTH_SECRET. */
function waitingSecret(row: typeof twoStep.$inferSelect, { userId, authSecret }: OfPerson, now: Date): Buffer | null {
  const waits = row.confirmedAt === null && now.getTime() - row.startedAt.getTime() < SETUP_MS;
  return waits ? openForPerson(authSecret, userId, row.secret) : null;
}

async function replaceCodes(tx: Tx, userId: string): Promise<string[]> {
  const codes = newRecoveryCodes();
  const rows = codes.flatMap((code) => {
    const codeHash = hashRecoveryCode(userId, code);
    return codeHash === null ? [] : [{ userId, codeHash }];
  });
  await tx.delete(recoveryCode).where(eq(recoveryCode.userId, userId));
  await tx.insert(recoveryCode).values(rows);
  return codes;
}
