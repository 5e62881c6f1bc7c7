import { and, eq, ne } from "drizzle-orm";
import { drizzle } from "drizzle-orm/node-postgres";
import { type Db, withoutTenant } from "@/db/client";
import { session, user } from "@/db/schema/people";
import { writeOfPerson } from "@/platform/auth/audit-person";
import { hashPassword, verifyPassword } from "@/platform/auth/password";
import type { SignedIn } from "@/platform/auth/sessions";
import { endSignInLinks } from "@/platform/auth/sign-in-link";
import { endSignInSteps } from "@/platform/auth/sign-in-step";
import type { AppLocale } from "@/platform/i18n/locale";

/** Whether a person has a password, or signs in by link or provider only. */
export async function hasPassword(db: Db, userId: string): Promise<boolean> {
  return (await storedHash(db, userId)) !== null;
}

/** Whether this is the person's password. Who has none proved themselves by signing in. */
export async function isOwnPassword(db: Db, userId: string, password: string): Promise<boolean> {
  const stored = await storedHash(db, userId);
  return stored === null || verifyPassword(stored, password);
}

/**
 * Changes a person's password and ends their other sessions and the sign-in links on their way. Returns false where `current` is wrong. Who has no password yet
 * sets one without `current`: they proved themselves by signing in. The person's workspaces find it in their audit trails, with `address`.
 */
export async function changePassword(
  db: Db,
  signedIn: Pick<SignedIn, "sessionId" | "userId" | "email">,
  { current, next, address }: { current: string; next: string; address: string },
): Promise<boolean> {
  if (!(await isOwnPassword(db, signedIn.userId, current))) return false;
  const passwordHash = await hashPassword(next);
  await withoutTenant(db, async (tx) => {
    await tx.update(user).set({ passwordHash }).where(eq(user.id, signedIn.userId));
    await tx.delete(session).where(and(eq(session.userId, signedIn.userId), ne(session.id, signedIn.sessionId)));
    await endSignInLinks(tx, signedIn.email);
    await endSignInSteps(tx, signedIn.userId);
    await writeOfPerson(tx, signedIn.userId, { action: "user.password_changed", address });
  });
  return true;
}

/** Changes what a person is called. */
export async function renameUser(db: Db, userId: string, name: string): Promise<void> {
  await drizzle(db.pool).update(user).set({ name }).where(eq(user.id, userId));
}

/** Changes the language in which the app speaks to a person. */
export async function changeLanguage(db: Db, userId: string, locale: AppLocale): Promise<void> {
  await drizzle(db.pool).update(user).set({ locale }).where(eq(user.id, userId));
}

/** Makes single letters shortcuts for a person, or no longer. */
export async function changeLetterKeys(db: Db, userId: string, letterKeys: boolean): Promise<void> {
  await drizzle(db.pool).update(user).set({ letterKeys }).where(eq(user.id, userId));
}

async function storedHash(db: Db, userId: string): Promise<string | null> {
  const [row] = await drizzle(db.pool).select({ hash: user.passwordHash }).from(user).where(eq(user.id, userId));
  return row?.hash ?? null;
}
