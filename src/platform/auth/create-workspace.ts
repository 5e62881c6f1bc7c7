import { type Db, type Tx, withTenant } from "@/db/client";
import { membership } from "@/db/schema/people";
import { workspace } from "@/db/schema/workspace";
import { mintScope, type WorkspaceScope } from "@/db/scope";
import { randomText } from "@/db/short-id";
import { writeAudit } from "@/platform/audit";
import { knownLocale, knownZone } from "@/platform/auth/locale";
import { slugOf } from "@/platform/auth/workspace-name";
import { newId } from "@/platform/id";

const ATTEMPTS = 6;

/** A workspace to be made; zone and language as a browser says them, what is not known becomes UTC and English. */
export interface NewWorkspace {
  name: string;
  zone: string;
  locale: string;
}

/** Makes a workspace with a person as its owner. Returns its slug. */
export async function createWorkspace(db: Db, userId: string, wanted: NewWorkspace): Promise<string> {
  const scope = ownerScope(newId(), userId);
  return withTenant(db, scope, (tx) => insertWorkspace(tx, scope, userId, wanted));
}

/** The right of a person to the workspace that is about to be theirs. */
export function ownerScope(workspaceId: string, userId: string): WorkspaceScope {
  return mintScope(workspaceId, { kind: "user", userId, role: "owner" });
}

/** The same within a transaction of the scope. A slug that is taken gets four random characters. */
export async function insertWorkspace(
  tx: Tx,
  scope: WorkspaceScope,
  userId: string,
  wanted: NewWorkspace,
): Promise<string> {
  const { name } = wanted;
  const { workspaceId } = scope;
  const zone = knownZone(wanted.zone);
  const values = {
    id: workspaceId,
    name,
    zone,
    locale: knownLocale(wanted.locale),
  };
  const base = slugOf(name);
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const slug = attempt === 0 ? base : `${base.slice(0, 40)}-${randomText(4).toLowerCase()}`;
    const made = await tx
      .insert(workspace)
      .values({ ...values, slug })
      .onConflictDoNothing()
      .returning({ id: workspace.id });
    if (made.length === 0) continue;
    await tx.insert(membership).values({ workspaceId, userId, role: "owner" });
    await writeAudit(tx, scope, { action: "workspace.created", subject: workspaceId, after: { name, slug, zone } });
    return slug;
  }
  throw new Error("No free slug was found.");
}
