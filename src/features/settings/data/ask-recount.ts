import { type Db, withTenant } from "@/db/client";
import { askForRecountJob, findUnfinishedRecount, insertRecount } from "@/db/queries/recounts";
import type { WorkspaceScope } from "@/db/scope";
import { writeAudit } from "@/platform/audit";
import { newId } from "@/platform/id";

/** Asks for a recount, after setting the tallies right where `cause` says so. False where one waits or runs already. */
export function askRecount(db: Db, scope: WorkspaceScope, cause: "person" | "rebuild", now: Date): Promise<boolean> {
  return withTenant(db, scope, async (tx) => {
    if ((await findUnfinishedRecount(tx, scope)) !== null) return false;
    const id = newId();
    const createdBy = scope.actor.kind === "user" ? scope.actor.userId : null;
    await insertRecount(tx, scope, { id, cause, createdBy, at: now });
    await askForRecountJob(tx, scope, id);
    const action = cause === "rebuild" ? "tallies.rebuild_asked" : "tallies.recount_asked";
    await writeAudit(tx, scope, { action, subject: id });
    return true;
  });
}
