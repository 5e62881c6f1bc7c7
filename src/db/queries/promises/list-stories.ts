import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { WorkspaceScope } from "@/db/scope";
import { uuidArray } from "@/db/uuid-array";
import type { Story, StoryEvent } from "@/domain/promises/list-waits";
import type { PolicyFacts } from "@/domain/promises/match-policy";

/** An interaction with its events, and what a policy may ask of it. */
export interface StoredStory extends Story, PolicyFacts {
  readonly id: string;
  readonly agent: string | null;
  readonly solvedBy: string | null;
  readonly leftOut: string | null;
}

/** The interactions of a list that exist, each with its events. */
export async function listStories(
  tx: Tx,
  { workspaceId }: WorkspaceScope,
  ids: readonly string[],
): Promise<StoredStory[]> {
  const { rows } = await tx.execute<Omit<StoredStory, "openedAt"> & { openedAt: string }>(sql`
    select i.id, i.channel, i.team, i.agent, i.priority, i.solved_by as "solvedBy", i.left_out as "leftOut",
      i.opened_by as "openedBy", extract(epoch from i.opened_at) * 1000 as "openedAt",
      coalesce(c.attributes, '{}') as attributes, coalesce(e.events, '[]') as events
    from interaction i
      left join customer c on c.workspace_id = i.workspace_id and c.id = i.customer_id
      left join lateral (
        select jsonb_agg(jsonb_build_object('kind', v.kind, 'at', extract(epoch from v.at) * 1000, 'isPublic', v.is_public)
          order by v.at, v.external_id collate "C") as events
        from interaction_event v where v.workspace_id = i.workspace_id and v.interaction_id = i.id
      ) e on true
    where i.workspace_id = ${workspaceId} and i.id = any(${uuidArray(ids)})`);
  return rows.map((row) => ({
    ...row,
    openedAt: Number(row.openedAt),
    events: row.events satisfies readonly StoryEvent[],
  }));
}
