import { and, desc, eq, like, or } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { auditEvent } from "@/db/schema/workspace";
import type { WorkspaceScope } from "@/db/scope";

/** Who changed which policy or calendar, and what followed, the newest first. */
export function listPromiseChanges(
  tx: Tx,
  scope: WorkspaceScope,
  most: number,
): Promise<(typeof auditEvent.$inferSelect)[]> {
  return tx
    .select()
    .from(auditEvent)
    .where(
      and(
        eq(auditEvent.workspaceId, scope.workspaceId),
        or(
          like(auditEvent.action, "sla\\_policy.%"),
          like(auditEvent.action, "business\\_calendar.%"),
          like(auditEvent.action, "promises.%"),
        ),
      ),
    )
    .orderBy(desc(auditEvent.at), desc(auditEvent.id))
    .limit(most);
}
