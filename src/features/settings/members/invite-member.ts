import { type Db, withTenant } from "@/db/client";
import type { InvitedRole } from "@/db/queries/member-invitations";
import { revokeInvitation } from "@/db/queries/member-invitations";
import type { WorkspaceScope } from "@/db/scope";
import { writeAudit } from "@/platform/audit";
import { createInvitation } from "@/platform/auth/invitations";
import { forbidden, notFound } from "@/platform/http/problem";
import { rolesGrantableBy } from "@/platform/roles";

const DAY_MS = 24 * 60 * 60 * 1000;

/** Makes an invitation and returns its token, which is shown once. Throws 403 for a role that the actor may not give. */
export async function inviteMember(
  db: Db,
  scope: WorkspaceScope,
  wanted: { role: InvitedRole; days: number; note: string },
  now: Date,
): Promise<string> {
  const { actor } = scope;
  if (actor.kind !== "user" || !rolesGrantableBy(actor.role).includes(wanted.role)) {
    throw forbidden("Your role does not let you invite with this role.", "mayNotInvite");
  }
  const expiresAt = new Date(now.getTime() + wanted.days * DAY_MS);
  const { role, note } = wanted;
  return withTenant(db, scope, async (tx) => {
    const made = await createInvitation(tx, scope, { role, note, expiresAt, createdBy: actor.userId, now });
    const after = { role, expiresAt: expiresAt.toISOString() };
    await writeAudit(tx, scope, { action: "member.invited", subject: made.id, after });
    return made.token;
  });
}

/** Takes an invitation back. Throws 404 where it is not open any more. */
export async function takeBackInvitation(db: Db, scope: WorkspaceScope, id: string, now: Date): Promise<void> {
  await withTenant(db, scope, async (tx) => {
    const role = await revokeInvitation(tx, scope, id, now);
    if (role === null) throw notFound("This invitation is not open any more.", "invitationGone");
    await writeAudit(tx, scope, { action: "member.invitation_revoked", subject: id, before: { role } });
  });
}
