import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { WorkspaceScope } from "@/db/scope";

/** An unhappy answer that a later one may take back. */
export interface Recoverable {
  readonly id: string;
  readonly customerId: string;
  readonly responseId: string;
  readonly answeredAt: Date;
  readonly scale: string;
  readonly score: number;
  /** An unsigned link said that it is theirs. */
  readonly claimed: boolean;
}

/** Follow-ups of these customers whose answer nobody took back yet. */
export async function listRecoverable(
  tx: Tx,
  scope: WorkspaceScope,
  customerIds: readonly string[],
): Promise<Recoverable[]> {
  if (customerIds.length === 0) return [];
  const reply = await tx.execute<{
    id: string;
    customer_id: string;
    response_id: string;
    answered_at: string;
    scale: string;
    score: number;
    claimed: boolean;
  }>(sql`
    select id, customer_id, response_id, answered_at, scale, score, exists (
      select from response r where r.workspace_id = follow_up.workspace_id and r.id = response_id and is_claimed(r.identity)
    ) as claimed from follow_up
    where workspace_id = ${scope.workspaceId} and customer_id = any(${`{${customerIds.join(",")}}`}::uuid[])
      and recovered_at is null and state <> 'withdrawn' and score is not null and response_id is not null
    order by id for update`);
  return reply.rows.map((row) => ({
    id: row.id,
    customerId: row.customer_id,
    responseId: row.response_id,
    answeredAt: new Date(row.answered_at),
    scale: row.scale,
    score: row.score,
    claimed: row.claimed,
  }));
}

/** Takes back what these answers had taken back, since they may have changed or be gone; returns whose marks those were. */
export async function clearRecoveries(
  tx: Tx,
  scope: WorkspaceScope,
  responseIds: readonly string[],
): Promise<ReadonlySet<string>> {
  const reply = await tx.execute<{ id: string }>(sql`
    update follow_up set recovered_at = null, recovered_response_id = null, revision = revision + 1
    where workspace_id = ${scope.workspaceId} and recovered_response_id = any(${`{${responseIds.join(",")}}`}::uuid[])
    returning id`);
  return new Set(reply.rows.map(({ id }) => id));
}
