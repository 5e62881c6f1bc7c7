import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { noteEvent } from "@/db/queries/webhooks/note-event";
import type { WorkspaceScope } from "@/db/scope";

/**
 * What is written about a customer goes, in the transaction that erases them: notes, causes in own words, found words, what was chosen or rated low, and
 * the same in the history; what is open is withdrawn. That there was something to follow up stays, and its times: numbers
 * of the past keep their sums. To be called before the customer's row is deleted, which takes the link.
 */
export async function eraseFollowUpsOf(tx: Tx, scope: WorkspaceScope, customerId: string): Promise<void> {
  const { workspaceId } = scope;
  const theirs = sql`select id from follow_up where workspace_id = ${workspaceId} and customer_id = ${customerId}`;
  await tx.execute(sql`
    update follow_up_event set before = null, after = null
    where workspace_id = ${workspaceId} and what in ('note', 'cause') and follow_up_id in (${theirs})`);
  const open = await tx.execute<{ id: string }>(sql`
    select id from follow_up where workspace_id = ${workspaceId} and customer_id = ${customerId} and closed_at is null
    order by id for update`);
  const withdrawn = open.rows.map(({ id }) => id);
  await noteEvent(tx, scope, "follow_up.closed", withdrawn);
  await tx.execute(sql`
    update follow_up set note = '', cause_words = '', words = '{}', parts = '{}', interaction_id = null, source = 'erased:' || id,
      state = case when closed_at is null then 'withdrawn' else state end, closed_at = coalesce(closed_at, now()),
      customer_id = null, response_id = null, recovered_response_id = null, revision = revision + 1
    where workspace_id = ${workspaceId} and customer_id = ${customerId}`);
}
