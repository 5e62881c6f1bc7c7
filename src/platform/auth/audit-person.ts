import { eq, sql } from "drizzle-orm";
import { drizzle } from "drizzle-orm/node-postgres";
import { bindTenant, type Db, type Tx, withoutTenant } from "@/db/client";
import { user } from "@/db/schema/people";
import { comingFrom, mintScope } from "@/db/scope";
import { type AuditEntry, writeAudit } from "@/platform/audit";
import { canonicalEmail } from "@/platform/auth/email";
import { readMemberships } from "@/platform/auth/memberships";
import { describeError } from "@/platform/logger";
import type { Runtime } from "@/platform/runtime";

const MOST = 50;

/** What happened to an account, and from which address; `by` names what did it where that was not the person. */
interface OfAccount extends Pick<AuditEntry, "action" | "after"> {
  readonly address: string;
  readonly by?: string;
}

/** How somebody signed in: what they knew or were sent, and what their second step was, if they have one. */
interface SignInWay {
  readonly way: "password" | "link" | "provider";
  readonly secondStep?: "app" | "recovery" | undefined;
}

/** Notes what happened to an account, which belongs to no workspace, in the audit trail of each that its person belongs to. */
function auditPerson(db: Db, userId: string, said: OfAccount): Promise<void> {
  return withoutTenant(db, (tx) => writeOfPerson(tx, userId, said));
}

/** The same as the last of a transaction without a tenant: what was done there to the account is not stored unless this is. */
export async function writeOfPerson(tx: Tx, userId: string, { address, by, ...said }: OfAccount): Promise<void> {
  await tx.execute(sql`select set_config('app.user_id', ${userId}, true)`);
  const memberships = await readMemberships(tx);
  for (const { workspace, role } of memberships.slice(0, MOST)) {
    const scope = by
      ? mintScope(workspace.id, { kind: "job", name: by })
      : comingFrom(mintScope(workspace.id, { kind: "user", userId, role }), address);
    const from = by && address !== "unknown" ? { from: address } : {};
    await bindTenant(tx, scope);
    await writeAudit(tx, scope, { ...said, ...from, subject: userId });
  }
}

/** Notes a sign-in. */
export function auditSignIn(
  db: Db,
  userId: string,
  { way, secondStep, address }: SignInWay & { readonly address: string },
): Promise<void> {
  const after = { way, ...(secondStep === undefined ? {} : { secondStep }) };
  return auditPerson(db, userId, { action: "user.signed_in", after, address });
}

/** Notes that somebody with a member's password or link was refused at the second step: once a minute a person. */
export function noteRefusedCode(
  { appDb, limits, logger }: Pick<Runtime, "appDb" | "limits" | "logger">,
  { userId, address }: { readonly userId: string; readonly address: string },
  now: number,
): void {
  if (!limits.notedDenials.take(`code ${userId}`, now).allowed) return;
  auditPerson(appDb, userId, { action: "user.code_refused", address, by: "sign-in" }).catch((error: unknown) =>
    logger.warn({ error: describeError(error) }, "a refused code could not be noted"),
  );
}

/**
 * Notes that somebody was refused with a member's e-mail and a wrong password: once a minute per e-mail. Nobody waits for it, so that a known
 * e-mail takes no longer to refuse than an unknown one, which is noted nowhere. `now` is in milliseconds of a clock that only grows.
 */
export function noteRefusedSignIn(
  { appDb, limits, logger }: Pick<Runtime, "appDb" | "limits" | "logger">,
  { email, address }: { readonly email: string; readonly address: string },
  now: number,
): void {
  const canonical = canonicalEmail(email);
  if (canonical === null || !limits.notedDenials.take(`sign-in ${canonical}`, now).allowed) return;
  noteRefused(appDb, canonical, address).catch((error: unknown) =>
    logger.warn({ error: describeError(error) }, "a refused sign-in could not be noted"),
  );
}

async function noteRefused(db: Db, email: string, address: string): Promise<void> {
  const [known] = await drizzle(db.pool).select({ id: user.id }).from(user).where(eq(user.email, email));
  if (known) await auditPerson(db, known.id, { action: "user.sign_in_refused", address, by: "sign-in" });
}
