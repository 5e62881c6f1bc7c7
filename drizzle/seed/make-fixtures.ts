import { randomBytes } from "node:crypto";
import { type Db, withTenant } from "@/db/client";
import { membership, user } from "@/db/schema/people";
import { type KeyScope, mintScope, type Role } from "@/db/scope";
import { randomText } from "@/db/short-id";
import { createApiKey } from "@/platform/api-key";
import { createAccount } from "@/platform/auth/create-account";
import { hashPassword } from "@/platform/auth/password";
import { newId } from "@/platform/id";
import { API_SCOPES, ROLES } from "@/platform/roles";

/** How somebody signs in. */
export interface FixtureUser {
  email: string;
  password: string;
}

/** A workspace with a user of every role and a key of every scope. */
export interface FixtureWorkspace {
  id: string;
  slug: string;
  timeZone: string;
  users: Record<Role, FixtureUser>;
  keys: Record<KeyScope, string>;
}

/** Makes a new workspace in `zone` for tests and checks from outside. Nothing that exists is touched. */
export async function makeFixtureWorkspace(db: Db, zone: string, now: Date): Promise<FixtureWorkspace> {
  const domain = `fixture-${randomText(8).toLowerCase()}.example`;
  const users = recordOf(ROLES, (role) => ({
    email: `${role}@${domain}`,
    password: randomBytes(18).toString("base64url"),
  }));
  const account = await createAccount(db, { ...users.owner, zone, locale: "en", name: "Owner" });
  if (account === null) throw new Error(`The address owner@${domain} is taken. Try again.`);
  const scope = mintScope(account.workspaceId, { kind: "job", name: "fixtures" });
  const keys: Partial<Record<KeyScope, string>> = {};
  await withTenant(db, scope, async (tx) => {
    for (const role of ROLES) {
      if (role === "owner") continue;
      const { email, password } = users[role];
      const userId = newId();
      const name = role.charAt(0).toUpperCase() + role.slice(1);
      await tx.insert(user).values({ id: userId, email, name, passwordHash: await hashPassword(password) });
      await tx.insert(membership).values({ workspaceId: account.workspaceId, userId, role });
    }
    for (const wanted of API_SCOPES) {
      const made = await createApiKey(tx, scope, { name: `Fixture ${wanted}`, scope: wanted, expiresAt: null }, now);
      keys[wanted] = made.token;
    }
  });
  return {
    id: account.workspaceId,
    slug: account.slug,
    timeZone: zone,
    users,
    keys: recordOf(API_SCOPES, (wanted) => keys[wanted] ?? ""),
  };
}

function recordOf<K extends string, V>(names: readonly K[], make: (name: K) => V): Record<K, V> {
  return Object.fromEntries(names.map((name) => [name, make(name)])) as Record<K, V>;
}
