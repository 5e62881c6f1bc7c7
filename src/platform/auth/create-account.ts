import { type Db, withTenant } from "@/db/client";
import { user } from "@/db/schema/people";
import { insertWorkspace, ownerScope } from "@/platform/auth/create-workspace";
import { knownLocale } from "@/platform/auth/locale";
import { hashPassword } from "@/platform/auth/password";
import { workspaceNameFor } from "@/platform/auth/workspace-name";
import { newId } from "@/platform/id";

/** A person who signs up. */
export interface NewAccount {
  /** Canonical; see `canonicalEmail`. */
  email: string;
  /** Checked by `passwordFault`; null for who signs in through a provider. */
  password: string | null;
  name?: string;
  /** Time zone and language as the browser says them; what is not known becomes UTC and English. */
  zone: string;
  locale: string;
  /** Name of the workspace; left out, it is taken from the address. */
  workspaceName?: string;
}

/** What a sign-up made. */
export interface MadeAccount {
  userId: string;
  workspaceId: string;
  slug: string;
}

/**
 * Makes a person and a workspace of their own, in one transaction. Returns null where the address is taken; it costs as
 * much time then.
 */
export async function createAccount(db: Db, wanted: NewAccount): Promise<MadeAccount | null> {
  const { email, password, zone, locale } = wanted;
  const passwordHash = password === null ? null : await hashPassword(password);
  const userId = newId();
  const scope = ownerScope(newId(), userId);
  return withTenant(db, scope, async (tx) => {
    const people = await tx
      .insert(user)
      .values({ id: userId, email, name: wanted.name ?? "", passwordHash, locale: knownLocale(locale) })
      .onConflictDoNothing({ target: user.email })
      .returning({ id: user.id });
    if (people.length === 0) return null;
    const name = wanted.workspaceName ?? workspaceNameFor(email);
    const slug = await insertWorkspace(tx, scope, userId, { name, zone, locale });
    return { userId, workspaceId: scope.workspaceId, slug };
  });
}
