import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { Dimension } from "@/db/queries/list-dimensions";
import type { WorkspaceScope } from "@/db/scope";

const MOST_VALUES = 50;

/** By what invitations can be cut: the channels that were used. */
export async function listInvitationDimensions(tx: Tx, scope: WorkspaceScope): Promise<Dimension[]> {
  const reply = await tx.execute<{ value: string }>(sql`
    select channel as value from invitation where workspace_id = ${scope.workspaceId}
    group by channel order by count(*) desc, channel limit ${MOST_VALUES}`);
  const values = reply.rows.map(({ value }) => value);
  return values.length === 0 ? [] : [{ name: "channel", values }];
}
