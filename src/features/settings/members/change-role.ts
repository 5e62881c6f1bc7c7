import { type Db, withTenant } from "@/db/client";
import { deleteMember, lockRoles, setMemberRole } from "@/db/queries/members";
import type { Role, WorkspaceScope } from "@/db/scope";
import { writeAudit } from "@/platform/audit";
import { conflict, forbidden, notFound, type ProblemError } from "@/platform/http/problem";
import { rolesGrantableBy } from "@/platform/roles";

/**
 * Gives a member another role. Throws 404 where they are no member, 403 where the actor may not give the new role or take
 * the old one, 409 where the workspace would be left without an owner.
 */
export async function changeRole(db: Db, scope: WorkspaceScope, userId: string, role: Role): Promise<void> {
  await withTenant(db, scope, async (tx) => {
    const roles = await lockRoles(tx, scope);
    const before = roles.get(userId);
    if (before === undefined) throw noMember();
    if (before === role) return;
    requireGrantable(scope, roles, [before, role]);
    if (before === "owner") requireAnotherOwner(roles, userId);
    await setMemberRole(tx, scope, userId, role);
    await writeAudit(tx, scope, {
      action: "member.role_changed",
      subject: userId,
      before: { role: before },
      after: { role },
    });
  });
}

/** Takes a member out, or lets one leave. Throws as {@link changeRole}. Their next request is refused. */
export async function removeMember(db: Db, scope: WorkspaceScope, userId: string): Promise<void> {
  await withTenant(db, scope, async (tx) => {
    const roles = await lockRoles(tx, scope);
    const before = roles.get(userId);
    if (before === undefined) throw noMember();
    if (!isSelf(scope, userId)) requireGrantable(scope, roles, [before]);
    if (before === "owner") requireAnotherOwner(roles, userId);
    await deleteMember(tx, scope, userId);
    await writeAudit(tx, scope, { action: "member.removed", subject: userId, before: { role: before } });
  });
}

/** The actor's role as it is now, under the lock: who was just demoted does not act with the role they had. */
function requireGrantable(scope: WorkspaceScope, roles: ReadonlyMap<string, Role>, needed: readonly Role[]): void {
  const actor = scope.actor.kind === "user" ? roles.get(scope.actor.userId) : undefined;
  const grantable = actor === undefined ? [] : rolesGrantableBy(actor);
  if (!needed.every((role) => grantable.includes(role)))
    throw forbidden("Your role does not let you change this member.", "mayNotChangeMember");
}

function requireAnotherOwner(roles: ReadonlyMap<string, Role>, userId: string): void {
  const others = [...roles].filter(([id, role]) => role === "owner" && id !== userId);
  if (others.length === 0)
    throw conflict("A workspace needs an owner. Make somebody else owner first.", "conflict", "lastOwner");
}

function isSelf(scope: WorkspaceScope, userId: string): boolean {
  return scope.actor.kind === "user" && scope.actor.userId === userId;
}

function noMember(): ProblemError {
  return notFound("This person is not a member.", "noMember");
}
