import { type SQL, sql } from "drizzle-orm";
import { v7 } from "uuid";
import type { Tx } from "@/db/client";
import type { QualityChoices } from "@/db/queries/quality/quality-settings";
import { qualityDraw } from "@/db/schema/quality";
import type { WorkspaceScope } from "@/db/scope";

export type DrawRow = typeof qualityDraw.$inferSelect;

export interface DrawRequest {
  /** Local days, both included, whose solved interactions are drawn from. */
  readonly from: string;
  readonly to: string;
  /** Any text nobody could know beforehand. It is kept: with it the same interactions are drawn again. */
  readonly seed: string;
  /** Null: the week. */
  readonly drawnBy: string | null;
  readonly plan: Pick<QualityChoices, "perAgent" | "doubleShare" | "channels" | "teams">;
}

/**
 * Draws interactions for review: so many an agent, each of an agent's solved interactions as likely as the other, without
 * a look at ratings or reviews. Their order is that of `md5(seed:id)`, so that a drawing can be repeated by hand. What was
 * drawn or reviewed here before, merged, spam or deleted is left out. Null where this week was drawn already.
 */
export async function drawSample(
  tx: Tx,
  scope: WorkspaceScope,
  { from, to, seed, drawnBy, plan }: DrawRequest,
  now: Date,
): Promise<DrawRow | null> {
  const { workspaceId } = scope;
  const { perAgent, doubleShare, channels, teams } = plan;
  const [draw] = await tx
    .insert(qualityDraw)
    .values({
      workspaceId,
      id: v7(),
      fromDay: from,
      toDay: to,
      seed,
      perAgent,
      doubleShare,
      channels,
      teams,
      pool: 0,
      agents: 0,
      drawn: 0,
      drawnBy,
      drawnAt: now,
    })
    .onConflictDoNothing()
    .returning();
  if (!draw) return null;
  const luck = (salt: string) => sql`md5(${`${seed}${salt}:`} || id)`;
  const counted = await tx.execute<{ pool: number; agents: number; drawn: number }>(sql`
    with pool as materialized (
      select i.id, coalesce(i.solved_by, i.agent) as agent from interaction i
      where i.workspace_id = ${workspaceId} and i.solved_day between ${from} and ${to} and i.left_out is null
        and coalesce(i.solved_by, i.agent) is not null and ${oneOf(sql`i.channel`, channels)} and ${oneOf(sql`i.team`, teams)}
        and not exists (select 1 from quality_assignment a where a.workspace_id = i.workspace_id and a.interaction_id = i.id)
        and not exists (select 1 from quality_review r where r.workspace_id = i.workspace_id and r.interaction_id = i.id
          and r.origin <> 'posted')
    ), ranked as (
      select id, row_number() over (partition by agent order by ${luck("")}, id) as rank from pool
    ), drawn as materialized (
      select id, row_number() over (order by ${luck(":order")}, id) as place,
        row_number() over (order by ${luck(":twice")}, id) as twice, count(*) over () as n
      from ranked where rank <= ${perAgent}
    ), assigned as (
      insert into quality_assignment (workspace_id, interaction_id, turn, draw_id, place)
      select ${workspaceId}::uuid, id, turn, ${draw.id}::uuid, place from drawn
      join (values (1), (2)) as turns (turn) on turn = 1 or twice <= round(n * ${doubleShare}::numeric / 100)
      on conflict do nothing
    )
    select (select count(*)::int from pool) as pool, (select count(distinct agent)::int from pool) as agents,
      (select count(*)::int from drawn) as drawn`);
  const numbers = counted.rows[0] ?? { pool: 0, agents: 0, drawn: 0 };
  await tx.execute(sql`
    update quality_draw set pool = ${numbers.pool}, agents = ${numbers.agents}, drawn = ${numbers.drawn}
    where workspace_id = ${workspaceId} and id = ${draw.id}`);
  return { ...draw, ...numbers };
}

function oneOf(column: SQL, values: readonly string[]): SQL {
  if (values.length === 0) return sql`true`;
  const list = values.map((value) => sql`${value}`);
  return sql`${column} in (${sql.join(list, sql`, `)})`;
}

/** The latest drawings, the newest first. */
export async function listDraws(tx: Tx, scope: WorkspaceScope, limit: number): Promise<DrawRow[]> {
  return tx.query.qualityDraw.findMany({
    where: (row, { eq }) => eq(row.workspaceId, scope.workspaceId),
    orderBy: (row, { desc }) => [desc(row.drawnAt)],
    limit,
  });
}
