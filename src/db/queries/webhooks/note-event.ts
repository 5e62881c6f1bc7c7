import { type SQL, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { WorkspaceScope } from "@/db/scope";
import { uuidArray } from "@/db/uuid-array";
import type { WebhookEvent } from "@/domain/webhooks/events";

/** A row for the outbox, or none where no webhook wants to know: for statements that write others there too. */
export function eventRow(
  { workspaceId }: WorkspaceScope,
  event: WebhookEvent,
  subjectIds: readonly string[],
  occasionIds: readonly string[] = subjectIds,
): SQL {
  return sql`
    select ${workspaceId}::uuid, 'webhooks.spread', jsonb_build_object('event', ${event}::text,
      'subjectIds', to_jsonb(${uuidArray(subjectIds)}), 'occasionIds', to_jsonb(${uuidArray(occasionIds)}))
    where exists (select from webhook where workspace_id = ${workspaceId} and state = 'active' and ${event} = any(events))`;
}

/**
 * Says in the writer's own transaction that something happened, for the webhooks that want to know; where there are none
 * nothing is written. `occasions`: for what can happen to a subject again, what tells one time from another.
 */
export async function noteEvent(
  tx: Tx,
  scope: WorkspaceScope,
  event: WebhookEvent,
  subjectIds: readonly string[],
  occasionIds: readonly string[] = subjectIds,
): Promise<void> {
  if (subjectIds.length === 0) return;
  const row = eventRow(scope, event, subjectIds, occasionIds);
  await tx.execute(sql`insert into outbox (workspace_id, topic, payload) ${row}`);
}
