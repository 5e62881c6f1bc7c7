import { and, asc, eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { membership, user } from "@/db/schema/people";
import type { Role, WorkspaceScope } from "@/db/scope";

/** Somebody who belongs to a workspace. */
export interface MemberRow {
  userId: string;
  email: string;
  name: string;
  role: Role;
  since: Date;
}

/** The members of a workspace, by when they came. */
export function listMembers(tx: Tx, scope: WorkspaceScope): Promise<MemberRow[]> {
  return tx
    .select({ userId: user.id, email: user.email, name: user.name, role: membership.role, since: membership.createdAt })
    .from(membership)
    .innerJoin(user, eq(user.id, membership.userId))
    .where(eq(membership.workspaceId, scope.workspaceId))
    .orderBy(asc(membership.createdAt), asc(user.email));
}

/**
 * The roles of all members, locked until the transaction ends: two owners who remove each other at the same moment must not
 * leave a workspace without one.
 */
export async function lockRoles(tx: Tx, scope: WorkspaceScope): Promise<Map<string, Role>> {
  const rows = await tx
    .select({ userId: membership.userId, role: membership.role })
    .from(membership)
    .where(eq(membership.workspaceId, scope.workspaceId))
    .orderBy(asc(membership.userId))
    .for("update");
  return new Map(rows.map((row) => [row.userId, row.role]));
}

/** Gives a member another role. */
export async function setMemberRole(tx: Tx, scope: WorkspaceScope, userId: string, role: Role): Promise<void> {
  await tx.update(membership).set({ role }).where(isMember(scope, userId));
}

/** Takes a member out of the workspace; the person and their other workspaces stay. */
export async function deleteMember(tx: Tx, scope: WorkspaceScope, userId: string): Promise<void> {
  await tx.delete(membership).where(isMember(scope, userId));
}

/** Adds a member. Says whether they were none before; a role that somebody has already stays. */
export async function insertMember(tx: Tx, scope: WorkspaceScope, userId: string, role: Role): Promise<boolean> {
  const added = await tx
    .insert(membership)
    .values({ workspaceId: scope.workspaceId, userId, role })
    .onConflictDoNothing()
    .returning({ userId: membership.userId });
  return added.length === 1;
}

function isMember(scope: WorkspaceScope, userId: string) {
  return and(eq(membership.workspaceId, scope.workspaceId), eq(membership.userId, userId));
}
