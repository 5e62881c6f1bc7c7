import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { WorkspaceScope } from "@/db/scope";

/** Who reviews. Somebody who is an agent too, by name or address, is not offered their own interactions. */
export interface Reviewer {
  readonly userId: string;
  readonly name: string;
  readonly email: string;
}

/** After so long what somebody began and left is offered to others again. */
const DESK_HOURS = 24;

/** What was taken before this moment and not finished is offered to others again. */
export function leftSince(now: Date): string {
  return new Date(now.getTime() - DESK_HOURS * 3_600_000).toISOString();
}

/** A drawn interaction that waits for this reviewer. */
export interface QueuedInteraction {
  readonly interactionId: string;
  readonly interaction: string;
  readonly turn: number;
  readonly subject: string;
  readonly channel: string;
  readonly agent: string;
  readonly team: string | null;
  readonly solvedDay: string | null;
  /** The reviewer has begun it. */
  readonly begun: boolean;
}

/** Where a reviewer stands: what waits for them, and what became of the rest. */
export interface QueueCounts {
  readonly waiting: number;
  readonly doneByMe: number;
  readonly doneByAll: number;
}

/**
 * The drawn interactions that wait for a reviewer, what they began first, then in the order of the drawing: none that they
 * reviewed or skipped, none on somebody else's desk, none they solved themselves.
 */
export async function listQueue(
  tx: Tx,
  scope: WorkspaceScope,
  reviewer: Reviewer,
  now: Date,
  limit: number,
): Promise<QueuedInteraction[]> {
  const reply = await tx.execute<QueuedInteraction & Record<string, unknown>>(sql`
    select "interactionId", interaction, turn, subject, channel, agent, team, "solvedDay", begun from (
      select distinct on (i.id) i.id as "interactionId", i.external_id as interaction, a.turn, i.subject, i.channel,
        coalesce(i.solved_by, i.agent) as agent, i.team, i.solved_day::text as "solvedDay",
        coalesce(a.taken_by = ${reviewer.userId}::uuid, false) as begun, a.place, d.drawn_at
      ${waitingFor(scope, reviewer, now)}
      order by i.id, coalesce(a.taken_by = ${reviewer.userId}::uuid, false) desc, a.turn
    ) as waiting
    order by begun desc, drawn_at desc, place limit ${limit}`);
  return reply.rows;
}

/** How many wait for a reviewer, and how many drawn turns were done since a day of the drawing. */
export async function countQueue(tx: Tx, scope: WorkspaceScope, reviewer: Reviewer, now: Date): Promise<QueueCounts> {
  const reply = await tx.execute<QueueCounts & Record<string, unknown>>(sql`
    select (select count(distinct i.id)::int ${waitingFor(scope, reviewer, now)}) as waiting,
      count(*) filter (where taken_by = ${reviewer.userId}::uuid)::int as "doneByMe", count(*)::int as "doneByAll"
    from quality_assignment where workspace_id = ${scope.workspaceId} and state = 'done'`);
  return reply.rows[0] ?? { waiting: 0, doneByMe: 0, doneByAll: 0 };
}

function waitingFor({ workspaceId }: WorkspaceScope, reviewer: Reviewer, now: Date) {
  const { userId } = reviewer;
  return sql`
    from quality_assignment a
      join quality_draw d on d.workspace_id = a.workspace_id and d.id = a.draw_id
      join interaction i on i.workspace_id = a.workspace_id and i.id = a.interaction_id
    where a.workspace_id = ${workspaceId} and a.state = 'open' and i.left_out is null
      and (a.taken_by is null or a.taken_by = ${userId} or a.taken_at < ${leftSince(now)}::timestamptz)
      and lower(coalesce(i.solved_by, i.agent, '')) not in (lower(${reviewer.name}), lower(${reviewer.email}))
      and not exists (select 1 from quality_review r where r.workspace_id = a.workspace_id
        and r.interaction_id = a.interaction_id and r.reviewer_id = ${userId} and r.state = 'done')
      and not exists (select 1 from quality_assignment other where other.workspace_id = a.workspace_id
        and other.interaction_id = a.interaction_id and other.turn <> a.turn and other.taken_by = ${userId})`;
}
