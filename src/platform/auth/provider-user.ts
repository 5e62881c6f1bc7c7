import { and, eq } from "drizzle-orm";
import { drizzle } from "drizzle-orm/node-postgres";
import type { Db } from "@/db/client";
import { account, user } from "@/db/schema/people";
import { createAccount } from "@/platform/auth/create-account";
import { canonicalEmail } from "@/platform/auth/email";

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

/**
 * The person behind a provider's profile, or null where they may not sign in.
 *
 * Known by the provider's id. Else by the e-mail address, if the provider says that it is verified: otherwise whoever writes
 * somebody's address into their profile would become them. Else a new person with a workspace of their own.
 */
export async function userForProfile(db: Db, profile: ProviderProfile): Promise<string | null> {
  const plain = drizzle(db.pool);
  const linked = and(eq(account.provider, profile.provider), eq(account.providerAccountId, profile.subject));
  const [known] = await plain.select({ userId: account.userId }).from(account).where(linked);
  if (known !== undefined) return known.userId;
  const email = canonicalEmail(profile.email);
  if (email === null || profile.emailVerified === false) return null;
  const [sameAddress] = await plain.select({ id: user.id }).from(user).where(eq(user.email, email));
  if (sameAddress !== undefined && profile.emailVerified !== true) return null;
  const userId =
    sameAddress?.id ??
    (await createAccount(db, { email, password: null, name: profile.name, zone: "UTC", locale: profile.locale }))
      ?.userId;
  if (userId === undefined) return null;
  await plain
    .insert(account)
    .values({ provider: profile.provider, providerAccountId: profile.subject, userId })
    .onConflictDoNothing();
  return userId;
}
