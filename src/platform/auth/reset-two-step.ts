import { eq, sql } from "drizzle-orm";
import { bindTenant, type Db, type Tx, withoutTenant } from "@/db/client";
import { session, user } from "@/db/schema/people";
import { comingFrom, mintScope, type WorkspaceScope } from "@/db/scope";
import { writeAudit } from "@/platform/audit";
import { writeOfPerson } from "@/platform/auth/audit-person";
import { type MembershipRow, readMemberships } from "@/platform/auth/memberships";
import { forgetTwoStep } from "@/platform/auth/two-step";
import { forbidden, notFound } from "@/platform/http/problem";
import { rolesGrantableBy } from "@/platform/roles";

/** Who was reset, to be told. */
export interface ResetPerson {
  readonly email: string;
  readonly locale: string;
}

/**
 * Turns a member's second step off, who has lost their app and their codes, and signs them out everywhere. The account is the person's in
 * all their workspaces: only who manages them in each may do it. Throws 404 where they are no member or have none, 403 else.
 */
export async function resetTwoStep(
  db: Db,
  scope: WorkspaceScope,
  { userId, address }: { readonly userId: string; readonly address: string },
): Promise<ResetPerson> {
  const { actor } = scope;
  if (actor.kind !== "user" || actor.userId === userId) throw notYours();
  return withoutTenant(db, async (tx) => {
    const theirs = await membershipsOf(tx, userId);
    const mine = new Map((await membershipsOf(tx, actor.userId)).map((row) => [row.workspace.id, row.role]));
    if (!theirs.some(({ workspace }) => workspace.id === scope.workspaceId)) {
      throw notFound("This person is not a member.", "noMember");
    }
    const managed = theirs.every(({ workspace, role }) => {
      const own = mine.get(workspace.id);
      return own !== undefined && rolesGrantableBy(own).includes(role);
    });
    if (!managed) throw notYours();
    const person = await signOutAndForget(tx, userId);
    if (person === null) throw notFound("Their sign-in has one step already.", "noTwoStep");
    for (const { workspace } of theirs) {
      const role = mine.get(workspace.id) ?? actor.role;
      const there = comingFrom(mintScope(workspace.id, { kind: "user", userId: actor.userId, role }), address);
      await bindTenant(tx, there);
      await writeAudit(tx, there, { action: "user.two_step_reset", subject: userId });
    }
    return person;
  });
}

/** The same for who runs the server, by a person's (canonical) address. False where nobody has it or their sign-in has one step. */
export async function resetTwoStepByEmail(db: Db, email: string): Promise<boolean> {
  return withoutTenant(db, async (tx) => {
    const [known] = await tx.select({ id: user.id }).from(user).where(eq(user.email, email));
    if (known === undefined || (await signOutAndForget(tx, known.id)) === null) return false;
    await writeOfPerson(tx, known.id, { action: "user.two_step_reset", address: "unknown", by: "operator" });
    return true;
  });
}

async function membershipsOf(tx: Tx, userId: string): Promise<MembershipRow[]> {
  await tx.execute(sql`select set_config('app.user_id', ${userId}, true)`);
  return readMemberships(tx);
}

async function signOutAndForget(tx: Tx, userId: string): Promise<ResetPerson | null> {
  if (!(await forgetTwoStep(tx, userId))) return null;
  await tx.delete(session).where(eq(session.userId, userId));
  const [person] = await tx.select({ email: user.email, locale: user.locale }).from(user).where(eq(user.id, userId));
  return person ?? null;
}

function notYours() {
  return forbidden("Their account is not yours alone to reset.", "mayNotResetTwoStep");
}
