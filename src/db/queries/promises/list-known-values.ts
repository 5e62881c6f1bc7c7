import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { WorkspaceScope } from "@/db/scope";

/** What interactions and customers say of themselves: offered while somebody writes whom a policy is for. */
export interface KnownValues {
  readonly priorities: readonly string[];
  readonly channels: readonly string[];
  readonly teams: readonly string[];
  /** Names of customers' attributes. */
  readonly segmentName: readonly string[];
}

const LOOKED_AT = 5_000;
const MOST = 50;

/** The values of the newest interactions, and the attributes' names of the newest customers. */
export async function listKnownValues(tx: Tx, { workspaceId }: WorkspaceScope): Promise<KnownValues> {
  const { rows } = await tx.execute<KnownValues & Record<string, unknown>>(sql`
    with newest as (
      select priority, channel, team from interaction where workspace_id = ${workspaceId}
      order by opened_at desc, id desc limit ${LOOKED_AT}
    ), people as (
      select attributes from customer where workspace_id = ${workspaceId} order by created_at desc, id desc limit ${LOOKED_AT}
    )
    select
      array(select distinct priority from newest where priority is not null order by 1 limit ${MOST}) as priorities,
      array(select distinct channel from newest order by 1 limit ${MOST}) as channels,
      array(select distinct team from newest where team is not null order by 1 limit ${MOST}) as teams,
      array(select distinct name from people, jsonb_object_keys(attributes) as name order by 1 limit ${MOST}) as "segmentName"`);
  return rows[0] ?? { priorities: [], channels: [], teams: [], segmentName: [] };
}
