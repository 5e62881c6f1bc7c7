import { eq } from "drizzle-orm";
import { type Db, withoutTenant } from "@/db/client";
import { session, user } from "@/db/schema/people";
import { writeOfPerson } from "@/platform/auth/audit-person";
import { hashPassword } from "@/platform/auth/password";
import { endSignInLinks } from "@/platform/auth/sign-in-link";
import { endSignInSteps } from "@/platform/auth/sign-in-step";

/**
 * Sets a person's password without asking for the old one, and ends all their sessions and sign-in links; their second step stays. For operators.
 * Returns false where nobody has this (canonical) address. The person's workspaces find it in their audit trails.
 */
export async function replacePassword(
  db: Db,
  { email, password }: { email: string; password: string },
): Promise<boolean> {
  const passwordHash = await hashPassword(password);
  return withoutTenant(db, async (tx) => {
    const [changed] = await tx
      .update(user)
      .set({ passwordHash })
      .where(eq(user.email, email))
      .returning({ id: user.id });
    if (changed === undefined) return false;
    await tx.delete(session).where(eq(session.userId, changed.id));
    await endSignInLinks(tx, email);
    await endSignInSteps(tx, changed.id);
    await writeOfPerson(tx, changed.id, { action: "user.password_replaced", address: "unknown", by: "operator" });
    return true;
  });
}
