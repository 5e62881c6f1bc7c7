import { type Db, withTenant } from "@/db/client";
import { membership, user } from "@/db/schema/people";
import { workspace } from "@/db/schema/workspace";
import { mintScope } from "@/db/scope";
import { randomText } from "@/db/short-id";
import { writeAudit } from "@/platform/audit";
import { knownLocale, knownZone } from "@/platform/auth/locale";
import { hashPassword } from "@/platform/auth/password";
import { slugOf, workspaceNameFor } from "@/platform/auth/workspace-name";
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
  const passwordHash = wanted.password === null ? null : await hashPassword(wanted.password);
  const userId = newId();
  const workspaceId = newId();
  const name = workspaceNameFor(wanted.email);
  const scope = mintScope(workspaceId, { kind: "user", userId, role: "owner" });
  return withTenant(db, scope, async (tx) => {
    const people = await tx
      .insert(user)
      .values({
        id: userId,
        email: wanted.email,
        name: wanted.name ?? "",
        passwordHash,
        locale: knownLocale(wanted.locale),
      })
      .onConflictDoNothing({ target: user.email })
      .returning({ id: user.id });
    if (people.length === 0) return null;
    let slug = slugOf(name);
    const values = { id: workspaceId, name, zone: knownZone(wanted.zone), locale: knownLocale(wanted.locale) };
    const brand = { name, color: "#1f6f5c" };
    for (let attempt = 0; ; attempt += 1) {
      const made = await tx
        .insert(workspace)
        .values({ ...values, slug, brand })
        .onConflictDoNothing()
        .returning({ id: workspace.id });
      if (made.length === 1) break;
      if (attempt === 5) throw new Error("No free slug was found.");
      slug = `${slugOf(name).slice(0, 40)}-${randomText(4).toLowerCase()}`;
    }
    await tx.insert(membership).values({ workspaceId, userId, role: "owner" });
    await writeAudit(tx, scope, {
      action: "workspace.created",
      subject: workspaceId,
      after: { name, slug, zone: values.zone },
    });
    return { userId, workspaceId, slug };
  });
}
