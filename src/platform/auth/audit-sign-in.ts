import { type Db, withTenant } from "@/db/client";
import { mintScope } from "@/db/scope";
import { writeAudit } from "@/platform/audit";
import { listWorkspaces } from "@/platform/auth/memberships";

const MOST = 50;

/** Notes a sign-in in the audit trail of each workspace that the person belongs to. */
export async function auditSignIn(db: Db, userId: string, way: "password" | "link" | "provider"): Promise<void> {
  const workspaces = await listWorkspaces(db, userId);
  for (const { id, role } of workspaces.slice(0, MOST)) {
    const scope = mintScope(id, { kind: "user", userId, role });
    await withTenant(db, scope, (tx) =>
      writeAudit(tx, scope, { action: "user.signed_in", subject: userId, after: { way } }),
    );
  }
}
