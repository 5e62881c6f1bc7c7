import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { WorkspaceScope } from "@/db/scope";
import { uuidArray } from "@/db/uuid-array";

/** An open follow-up whose owner works on none any more. */
export interface LeftBehind {
  readonly id: string;
  /** What customer and answer say of themselves; where both do, the answer. */
  readonly attributes: Readonly<Record<string, string>>;
}

/** Open follow-ups of owners who are none of these, locked; at most `limit`. What somebody else holds now is left for the next time. */
export async function listLeftBehind(
  tx: Tx,
  { workspaceId }: WorkspaceScope,
  workers: ReadonlySet<string>,
  limit: number,
): Promise<LeftBehind[]> {
  const reply = await tx.execute<{ id: string; attributes: Record<string, string> }>(sql`
    select f.id, coalesce(c.attributes, '{}') || coalesce(r.attributes, '{}') as attributes
    from follow_up f
    left join customer c on c.workspace_id = f.workspace_id and c.id = f.customer_id
    left join response r on r.workspace_id = f.workspace_id and r.id = f.response_id
    where f.workspace_id = ${workspaceId} and f.closed_at is null and f.owner_id is not null
      and f.owner_id <> all(${uuidArray([...workers])})
    order by f.id limit ${limit} for update of f skip locked`);
  return reply.rows;
}
