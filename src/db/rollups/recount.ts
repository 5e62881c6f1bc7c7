import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { WorkspaceScope } from "@/db/scope";

/** What a recount found. */
export interface Recount {
  /** How many tallies (one a survey, question, series, day, dimension and value) there are. */
  readonly tallies: number;
  /** How many of them differ from the answers. */
  readonly differ: number;
}

/** Counts a workspace's answers again, never its deltas, and compares every bucket of every tally with the result. */
export async function recountTallies(tx: Tx, scope: WorkspaceScope): Promise<Recount> {
  const reply = await tx.execute<{ tallies: string; differ: string }>(sql`
    with counted as (
      select a.survey_id, a.question_id, a.series, a.day, d.dimension, d.value, a.bucket, count(*) as n
      from answer a cross join lateral unnest(array_prepend('', a.dim_names), array_prepend('', a.dim_values)) as d (dimension, value)
      where a.workspace_id = ${scope.workspaceId} and a.bucket is not null
      group by 1, 2, 3, 4, 5, 6, 7
    ), kept as (
      select survey_id, question_id, series, day, dimension, value, bucket, n from tally_delta
      where workspace_id = ${scope.workspaceId}
      union all
      select t.survey_id, t.question_id, t.series, t.day, t.dimension, t.value, c.bucket, c.n from tally_day t
      cross join lateral (
        select place - 1, n from unnest(t.counts) with ordinality as u (n, place)
        union all select place + 99, n from unnest(t.held) with ordinality as u (n, place)
        union all values (-1, t.missing), (-2, t.not_applicable), (-3, t.invalid), (-5, t.excluded), (-6, t.superseded)
      ) as c (bucket, n)
      where t.workspace_id = ${scope.workspaceId} and c.n <> 0
    ), by_bucket as (
      select survey_id, question_id, series, day, dimension, value, bucket, sum(n) as n
      from (select * from counted union all
        select survey_id, question_id, series, day, dimension, value, bucket, -n from kept) as both_sides
      group by 1, 2, 3, 4, 5, 6, 7
    ), by_tally as (
      select bool_or(n <> 0) as differs from by_bucket group by survey_id, question_id, series, day, dimension, value
    )
    select count(*) as tallies, count(*) filter (where differs) as differ from by_tally`);
  const [row] = reply.rows;
  return { tallies: Number(row?.tallies ?? 0), differ: Number(row?.differ ?? 0) };
}
