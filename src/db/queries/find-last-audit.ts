import { and, desc, eq, inArray } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { auditEvent } from "@/db/schema/workspace";
import type { WorkspaceScope } from "@/db/scope";

/** Who did one of these things to a subject last, and when; null where nobody did. `userId` is null for keys and jobs. */
export async function findLastAudit(
  tx: Tx,
  scope: WorkspaceScope,
  { subject, actions }: { readonly subject: string; readonly actions: readonly string[] },
): Promise<{ action: string; userId: string | null; at: Date } | null> {
  const [row] = await tx
    .select({ action: auditEvent.action, actor: auditEvent.actor, at: auditEvent.at })
    .from(auditEvent)
    .where(
      and(
        eq(auditEvent.workspaceId, scope.workspaceId),
        eq(auditEvent.subject, subject),
        inArray(auditEvent.action, [...actions]),
      ),
    )
    .orderBy(desc(auditEvent.at), desc(auditEvent.id))
    .limit(1);
  return row ? { action: row.action, userId: row.actor.userId ?? null, at: row.at } : null;
}
