import { type Db, withTenant } from "@/db/client";
import { endShareLink } from "@/db/queries/share-links";
import type { WorkspaceScope } from "@/db/scope";
import { writeAudit } from "@/platform/audit";
import { can } from "@/platform/roles";

/** Ends a link for good, from the next request on; false where it has ended already, or is another's and theirs to end. */
export async function revokeLink(db: Db, scope: WorkspaceScope, id: string, now: Date): Promise<boolean> {
  const { actor } = scope;
  if (actor.kind !== "user") return false;
  const own = can(actor.role, "share.manage") ? {} : { madeBy: actor.userId };
  return withTenant(db, scope, async (tx) => {
    const ended = await endShareLink(tx, scope, { id, ...own }, now);
    if (ended === null) return false;
    const before = { view: ended.view, survey: ended.surveyId, goal: ended.goalId, opened: ended.opened };
    await writeAudit(tx, scope, { action: "share_link.revoked", subject: id, before });
    return true;
  });
}
