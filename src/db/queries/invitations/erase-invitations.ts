import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { WorkspaceScope } from "@/db/scope";

/**
 * Invitations of a customer lose the link to them, and the sender's id, which may tell who it was; that somebody was asked
 * and whether they answered stays in the rates. Their personal links end, and mails that wait for them never leave. In the transaction that erases the customer, before their row goes.
 */
export async function eraseInvitationsOf(tx: Tx, scope: WorkspaceScope, customerId: string): Promise<void> {
  await tx.execute(sql`
    update invitation set customer_id = null, external_id = 'erased:' || id, link_expires_at = null
    where workspace_id = ${scope.workspaceId} and customer_id = ${customerId}`);
  await tx.execute(sql`
    update mailing_recipient set customer_id = null,
      state = case when state = 'waiting' then 'skipped' else state end,
      reason = case when state = 'waiting' then 'erased' else reason end
    where workspace_id = ${scope.workspaceId} and customer_id = ${customerId}`);
}
