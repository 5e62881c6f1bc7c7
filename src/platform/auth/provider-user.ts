import { and, eq } from "drizzle-orm";
import { drizzle } from "drizzle-orm/node-postgres";
import { type Db, withoutTenant } from "@/db/client";
import { account, session, user } from "@/db/schema/people";
import { createAccount } from "@/platform/auth/create-account";
import { canonicalEmail } from "@/platform/auth/email";
import { endSignInLinks } from "@/platform/auth/sign-in-link";
import { forgetTwoStep, isTwoStepOn } from "@/platform/auth/two-step";

/** What an OpenID Connect provider says of a person. */
export interface ProviderProfile {
  provider: string;
  /** The provider's own id of the person (`sub`), the only one that never changes hands. */
  subject: string;
  email: string;
  /** As the provider says; null where it does not say. */
  emailVerified: boolean | null;
  name: string;
  locale: string;
}

/** Who a provider's profile is; `asksFirst`: their second step is on, and the provider is tied to the account by a code of it, not before. */
export interface ProviderUser {
  readonly userId: string;
  readonly asksFirst: boolean;
}

/**
 * The person behind a provider's profile, or null where they may not sign in.
 *
 * Known by the provider's id. Else by the e-mail address, if the provider says that it is verified: otherwise whoever writes
 * somebody's address into their profile would become them. An account found so may have been made by anybody who typed that
 * address: its password and sessions end with this first sign-in of the one it belongs to. Where its second step is on, nothing ends and
 * nothing is tied before a code is given: whoever can read a person's mail can have a provider call them by that address. Else a new
 * person with a workspace of their own.
 */
export async function userForProfile(db: Db, profile: ProviderProfile): Promise<ProviderUser | null> {
  const plain = drizzle(db.pool);
  const linked = and(eq(account.provider, profile.provider), eq(account.providerAccountId, profile.subject));
  const [known] = await plain.select({ userId: account.userId }).from(account).where(linked);
  if (known !== undefined) return { userId: known.userId, asksFirst: false };
  const email = canonicalEmail(profile.email);
  if (email === null || profile.emailVerified === false) return null;
  const [sameAddress] = await plain.select({ id: user.id }).from(user).where(eq(user.email, email));
  if (sameAddress !== undefined && profile.emailVerified !== true) return null;
  const userId =
    sameAddress?.id ??
    (await createAccount(db, { email, password: null, name: profile.name, zone: "UTC", locale: profile.locale }))
      ?.userId;
  if (userId === undefined) return null;
  const { provider, subject } = profile;
  return withoutTenant(db, async (tx) => {
    if (sameAddress !== undefined && (await isTwoStepOn(tx, userId))) return { userId, asksFirst: true };
    const tied = await tx
      .insert(account)
      .values({ provider, providerAccountId: subject, userId })
      .onConflictDoNothing()
      .returning({ userId: account.userId });
    if (tied.length > 0 && sameAddress !== undefined) {
      await tx.update(user).set({ passwordHash: null }).where(eq(user.id, userId));
      await tx.delete(session).where(eq(session.userId, userId));
      await endSignInLinks(tx, email);
      await forgetTwoStep(tx, userId);
    }
    return { userId, asksFirst: false };
  });
}
