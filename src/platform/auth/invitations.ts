import { createHash } from "node:crypto";
import { type Db, type Tx, withTenant } from "@/db/client";
import { findWorkspace } from "@/db/queries/find-workspace";
import {
  claimInvitation,
  findOpenInvitation,
  type InvitedRole,
  insertInvitation,
} from "@/db/queries/member-invitations";
import { insertMember } from "@/db/queries/members";
import { user } from "@/db/schema/people";
import { mintScope, type WorkspaceScope } from "@/db/scope";
import { randomText, SHORT_ID_LENGTH, shortId, uuidFromShort } from "@/db/short-id";
import { writeAudit } from "@/platform/audit";
import { knownLocale } from "@/platform/auth/locale";
import { hashPassword } from "@/platform/auth/password";
import { newId } from "@/platform/id";

/** 22 characters of 58 hold 128 bits. */
const SECRET_LENGTH = 22;

/** What somebody who opens an invitation is told. */
export interface OpenInvitation {
  workspaceName: string;
  slug: string;
  role: InvitedRole;
}

/**
 * Makes an invitation in the caller's transaction. Its token begins with the workspace's short id, so that it is looked up
 * inside that tenant; only a hash is stored, so the link is shown once.
 */
export async function createInvitation(
  tx: Tx,
  scope: WorkspaceScope,
  wanted: { role: InvitedRole; note: string; expiresAt: Date; createdBy: string; now: Date },
): Promise<{ id: string; token: string }> {
  const id = newId();
  const token = `${shortId(scope.workspaceId)}${randomText(SECRET_LENGTH)}`;
  const { now, ...rest } = wanted;
  await insertInvitation(tx, scope, { id, tokenHash: hashed(token), createdAt: now, ...rest });
  return { id, token };
}

/** Reads an invitation without using it up, or null where it is unknown, used, revoked or past its time. */
export async function readInvitation(db: Db, token: string, now: Date): Promise<OpenInvitation | null> {
  const scope = scopeOf(token);
  if (scope === null) return null;
  return withTenant(db, scope, async (tx) => {
    const found = await findOpenInvitation(tx, scope, hashed(token), now);
    if (found === null) return null;
    const { name, slug } = await findWorkspace(tx, scope);
    return { workspaceName: name, slug, role: found.role };
  });
}

/**
 * Makes a signed-in person a member. Returns the workspace's slug, or null where the invitation cannot be used. Who is a
 * member already keeps their role, and the invitation stays unused.
 */
export async function acceptInvitation(db: Db, token: string, userId: string, now: Date): Promise<string | null> {
  const scope = scopeOf(token);
  if (scope === null) return null;
  const result = withTenant(db, scope, (tx) => join(tx, scope, { token, userId, now }));
  return result.catch(nullWhenKept);
}

/**
 * Makes a new person, without a workspace of their own, and makes them a member. Returns null where the invitation cannot
 * be used, and "taken" where the address has an account: nothing is stored then and the invitation stays.
 */
export async function acceptAsNewPerson(
  db: Db,
  token: string,
  person: { email: string; password: string; locale: string },
  now: Date,
): Promise<{ userId: string; slug: string } | "taken" | null> {
  const scope = scopeOf(token);
  if (scope === null) return null;
  const passwordHash = await hashPassword(person.password);
  const userId = newId();
  return withTenant(db, scope, async (tx) => {
    if ((await findOpenInvitation(tx, scope, hashed(token), now)) === null) return null;
    const made = await tx
      .insert(user)
      .values({ id: userId, email: person.email, passwordHash, locale: knownLocale(person.locale) })
      .onConflictDoNothing({ target: user.email })
      .returning({ id: user.id });
    if (made.length === 0) return "taken";
    const slug = await join(tx, scope, { token, userId, now });
    // Somebody else used it in this very moment: the new person must not stay behind without a workspace.
    if (slug === null) throw new Kept(null);
    return { userId, slug };
  }).catch((error: unknown) => {
    if (error instanceof Kept) return null;
    throw error;
  });
}

/** Rolls a transaction back and says what to answer. */
class Kept extends Error {
  constructor(readonly slug: string | null) {
    super("nothing was changed");
  }
}

function nullWhenKept(error: unknown): string | null {
  if (error instanceof Kept) return error.slug;
  throw error;
}

async function join(
  tx: Tx,
  scope: WorkspaceScope,
  { token, userId, now }: { token: string; userId: string; now: Date },
): Promise<string | null> {
  const claimed = await claimInvitation(tx, scope, { tokenHash: hashed(token), userId, now });
  if (claimed === null) return null;
  const { slug } = await findWorkspace(tx, scope);
  if (!(await insertMember(tx, scope, userId, claimed.role))) throw new Kept(slug);
  const actor = mintScope(scope.workspaceId, { kind: "user", userId, role: claimed.role });
  await writeAudit(tx, actor, {
    action: "member.joined",
    subject: userId,
    after: { role: claimed.role, invitation: claimed.id },
  });
  return slug;
}

function scopeOf(token: string): WorkspaceScope | null {
  if (!/^[1-9A-Za-z]+$/.test(token) || token.length !== SHORT_ID_LENGTH + SECRET_LENGTH) return null;
  const workspaceId = uuidFromShort(token.slice(0, SHORT_ID_LENGTH));
  return workspaceId === null ? null : mintScope(workspaceId, { kind: "job", name: "invitation-gate" });
}

function hashed(token: string): Buffer {
  return createHash("sha256").update(token).digest();
}
