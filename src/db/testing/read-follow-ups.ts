import { and, asc, eq } from "drizzle-orm";
import { type Db, withTenant } from "@/db/client";
import { followUp, followUpEvent } from "@/db/schema/follow-up";
import type { WorkspaceScope } from "@/db/scope";

/** Every follow-up of a workspace as it is stored, in the order in which they were opened. */
export function readFollowUpRows(db: Db, scope: WorkspaceScope) {
  return withTenant(db, scope, (tx) =>
    tx
      .select()
      .from(followUp)
      .where(eq(followUp.workspaceId, scope.workspaceId))
      .orderBy(asc(followUp.openedAt), asc(followUp.id)),
  );
}

/** What happened to one of them, in order. */
export async function readFollowUpEvents(db: Db, scope: WorkspaceScope, id: string) {
  const rows = await withTenant(db, scope, (tx) =>
    tx
      .select({ what: followUpEvent.what })
      .from(followUpEvent)
      .where(and(eq(followUpEvent.workspaceId, scope.workspaceId), eq(followUpEvent.followUpId, id)))
      .orderBy(asc(followUpEvent.at), asc(followUpEvent.id)),
  );
  return rows.map(({ what }) => what);
}
