import { and, desc, eq, gt, isNull } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { memberInvitation } from "@/db/schema/people";
import type { WorkspaceScope } from "@/db/scope";

/** The roles that an invitation can give; an owner is made by an owner, among members. */
export type InvitedRole = (typeof memberInvitation.$inferSelect)["role"];

/** An invitation that can still be used. */
export interface InvitationRow {
  id: string;
  role: InvitedRole;
  note: string;
  createdAt: Date;
  expiresAt: Date;
}

/** What an invitation is stored as; the token itself is not. */
export interface NewInvitation {
  id: string;
  tokenHash: Buffer;
  role: InvitedRole;
  note: string;
  createdBy: string;
  createdAt: Date;
  expiresAt: Date;
}

const shown = {
  id: memberInvitation.id,
  role: memberInvitation.role,
  note: memberInvitation.note,
  createdAt: memberInvitation.createdAt,
  expiresAt: memberInvitation.expiresAt,
};

/** The invitations that can still be used, the newest first. */
export function listOpenInvitations(tx: Tx, scope: WorkspaceScope, now: Date): Promise<InvitationRow[]> {
  return tx.select(shown).from(memberInvitation).where(isOpen(scope, now)).orderBy(desc(memberInvitation.createdAt));
}

/** Stores an invitation. */
export async function insertInvitation(tx: Tx, scope: WorkspaceScope, invitation: NewInvitation): Promise<void> {
  await tx.insert(memberInvitation).values({ workspaceId: scope.workspaceId, ...invitation });
}

/** The open invitation of a token's hash, or null. Reads only: opening a link never uses it up. */
export async function findOpenInvitation(
  tx: Tx,
  scope: WorkspaceScope,
  tokenHash: Buffer,
  now: Date,
): Promise<InvitationRow | null> {
  const [row] = await tx
    .select(shown)
    .from(memberInvitation)
    .where(and(isOpen(scope, now), eq(memberInvitation.tokenHash, tokenHash)));
  return row ?? null;
}

/** Uses an invitation up, or returns null where it is used, revoked or past its time. Of two at once one gets it. */
export async function claimInvitation(
  tx: Tx,
  scope: WorkspaceScope,
  claim: { tokenHash: Buffer; userId: string; now: Date },
): Promise<InvitationRow | null> {
  const [row] = await tx
    .update(memberInvitation)
    .set({ usedBy: claim.userId, usedAt: claim.now })
    .where(and(isOpen(scope, claim.now), eq(memberInvitation.tokenHash, claim.tokenHash)))
    .returning(shown);
  return row ?? null;
}

/** Takes an invitation back. Gives the role it was for, or null where there was none to take. */
export async function revokeInvitation(
  tx: Tx,
  scope: WorkspaceScope,
  id: string,
  now: Date,
): Promise<InvitationRow["role"] | null> {
  const [gone] = await tx
    .update(memberInvitation)
    .set({ revoked: true })
    .where(and(isOpen(scope, now), eq(memberInvitation.id, id)))
    .returning({ role: memberInvitation.role });
  return gone?.role ?? null;
}

function isOpen(scope: WorkspaceScope, now: Date) {
  return and(
    eq(memberInvitation.workspaceId, scope.workspaceId),
    isNull(memberInvitation.usedAt),
    eq(memberInvitation.revoked, false),
    gt(memberInvitation.expiresAt, now),
  );
}
