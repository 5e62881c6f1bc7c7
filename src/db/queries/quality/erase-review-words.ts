import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { WorkspaceScope } from "@/db/scope";

/** Takes what reviewers wrote of a customer's interactions: comments and notes may tell of them. Scores stay in the numbers. */
export async function eraseReviewWordsOf(tx: Tx, { workspaceId }: WorkspaceScope, customerId: string): Promise<void> {
  await tx.execute(sql`
    update quality_review set comments = '{}', note = ''
    where workspace_id = ${workspaceId} and interaction_id in (
      select id from interaction where workspace_id = ${workspaceId} and customer_id = ${customerId})`);
}
