import { type SQL, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { WorkspaceScope } from "@/db/scope";

/**
 * Forgets what endpoints replied to messages about these answers and their follow-ups: a reply may say again what it was
 * told. To be called before the answers go, which take the link to their follow-ups. `customerId`: with all follow-ups of this
 * person, also those that no answer gave rise to. Each of these rows is held, also without a reply: one that is being stored
 * waits, and is compared with what is left.
 */
export async function eraseRepliesAbout(
  tx: Tx,
  { workspaceId }: WorkspaceScope,
  responses: SQL,
  customerId: string | null = null,
): Promise<void> {
  await tx.execute(sql`
    update webhook_delivery set reply = '' where workspace_id = ${workspaceId} and subject_id in (
      ${responses} union all
      select id from follow_up where workspace_id = ${workspaceId} and response_id in (${responses}) union all
      select id from follow_up where workspace_id = ${workspaceId} and customer_id = ${customerId})`);
}
