import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { WorkspaceScope } from "@/db/scope";

/** Writes down that an answer came by an invitation's own link; the newest one counts, as what was held before may be judged again. */
export async function meetInvitation(
  tx: Tx,
  scope: WorkspaceScope,
  met: { readonly invitationId: string; readonly responseId: string; readonly answeredAt: Date },
): Promise<void> {
  await tx.execute(sql`
    update invitation set response_id = ${met.responseId}, answered_at = ${met.answeredAt.toISOString()}::timestamptz,
      opened_at = coalesce(opened_at, ${met.answeredAt.toISOString()}::timestamptz)
    where workspace_id = ${scope.workspaceId} and id = ${met.invitationId}`);
}
