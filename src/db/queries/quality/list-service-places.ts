import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { WorkspaceScope } from "@/db/scope";

/** Most names of each, so that a file with a team a ticket fills no form. */
const MOST = 200;

/** Channels and teams that interactions name, in order. */
export async function listServicePlaces(
  tx: Tx,
  { workspaceId }: WorkspaceScope,
): Promise<{ readonly channels: readonly string[]; readonly teams: readonly string[] }> {
  const distinct = async (column: "channel" | "team") => {
    const name = sql.identifier(column);
    const reply = await tx.execute<{ value: string }>(sql`
      select distinct ${name} as value from interaction where workspace_id = ${workspaceId} and ${name} is not null
      order by 1 limit ${MOST}`);
    return reply.rows.map(({ value }) => value);
  };
  return { channels: await distinct("channel"), teams: await distinct("team") };
}
