import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { WorkspaceScope } from "@/db/scope";

/** What a response was before somebody changed its state last. */
export interface EarlierState {
  readonly state: "counted" | "held" | "excluded";
  readonly reason: string | null;
}

/**
 * The states before the last deed on each of these responses, by id, as the audit trail has them. What was replaced by
 * another answer then counts at first: its customer's repeats are settled anew.
 */
export async function listEarlierStates(
  tx: Tx,
  scope: WorkspaceScope,
  ids: readonly string[],
): Promise<Map<string, EarlierState>> {
  if (ids.length === 0) return new Map();
  const reply = await tx.execute<{ id: string; state: EarlierState["state"]; reason: string | null }>(sql`
    select distinct on (e.subject) e.subject as id,
      case when e.before ->> 'state' in ('held', 'excluded') then e.before ->> 'state' else 'counted' end as state,
      e.before ->> 'reason' as reason
    from audit_event e
    where e.workspace_id = ${scope.workspaceId} and e.subject = any(${`{${ids.join(",")}}`}::text[])
      and e.action in ('response.released', 'response.excluded', 'response.restored', 'response.undone')
    order by e.subject, e.at desc, e.id desc`);
  return new Map(reply.rows.map(({ id, ...earlier }) => [id, earlier]));
}
