import { type SQL, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { WorkspaceScope } from "@/db/scope";

/** What a recount found. */
export interface Recount {
  /** How many tallies (one a survey, question, series, day, dimension and value) there are. */
  readonly tallies: number;
  /** How many of them differ from the answers. */
  readonly differ: number;
}

/** A tally that differs: what stands and what the answers say, by `answer.bucket`, only where they differ. */
export interface TallyDifference {
  readonly surveyId: string;
  readonly questionId: string;
  readonly series: number;
  readonly day: string;
  /** '' is the total. */
  readonly dimension: string;
  readonly value: string;
  readonly stands: Readonly<Record<string, number>>;
  readonly counted: Readonly<Record<string, number>>;
}

/** A part of a workspace's tallies that is compared at once: a question's, from a day on and before another; null is open. */
export interface TallySlice {
  readonly surveyId: string;
  readonly questionId: string;
  readonly from: string | null;
  readonly before: string | null;
}

/** Counts a workspace's answers again, never its deltas, and compares every bucket of every tally with the result. */
export async function recountTallies(tx: Tx, scope: WorkspaceScope): Promise<Recount> {
  const { tallies, differ } = await compareTallies(tx, scope, null, 0);
  return { tallies, differ };
}

/** The same for a slice, or for all; tells the first `most` that differ, in the order of their keys. */
export async function compareTallies(
  tx: Tx,
  scope: WorkspaceScope,
  slice: TallySlice | null,
  most: number,
): Promise<Recount & { readonly differences: readonly TallyDifference[] }> {
  const reply = await tx.execute<{ tallies: string; differ: string; differences: TallyDifference[] }>(sql`
    with ${bothSides(scope, slice)}, by_tally as materialized (
      select survey_id, question_id, series, day, dimension, value, bool_or(counted <> kept) as differs,
        jsonb_object_agg(bucket, kept) filter (where counted <> kept) as stands,
        jsonb_object_agg(bucket, counted) filter (where counted <> kept) as counted
      from by_bucket group by 1, 2, 3, 4, 5, 6
    )
    select count(*) as tallies, count(*) filter (where differs) as differ,
      (select coalesce(jsonb_agg(told.as_json), '[]') from (
        select jsonb_build_object('surveyId', survey_id, 'questionId', question_id, 'series', series, 'day', day,
          'dimension', dimension, 'value', value, 'stands', stands, 'counted', counted) as as_json
        from by_tally where differs order by survey_id, question_id, dimension, value, day, series limit ${most}) as told
      ) as differences
    from by_tally`);
  const [row] = reply.rows;
  return {
    tallies: Number(row?.tallies ?? 0),
    differ: Number(row?.differ ?? 0),
    differences: row?.differences ?? [],
  };
}

/**
 * Sets a slice's tallies right: appends what they lack, or have too much, as deltas. One statement sees answers, tallies and
 * deltas in one snapshot, and an answer that commits beside it brings its own deltas: nobody waits and nothing is lost.
 * Returns how many buckets were wrong.
 */
export async function rebuildTallies(tx: Tx, scope: WorkspaceScope, slice: TallySlice): Promise<number> {
  // Two that set the same right at once would both append.
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext(${`candor.rebuild ${scope.workspaceId}`}))`);
  const reply = await tx.execute(sql`
    with ${bothSides(scope, slice)}
    insert into tally_delta (workspace_id, survey_id, question_id, series, day, dimension, value, bucket, n)
    select ${scope.workspaceId}, survey_id, question_id, series, day, dimension, value, bucket, (counted - kept)::integer
    from by_bucket where counted <> kept`);
  return reply.rowCount ?? 0;
}

/** `by_bucket`: what the answers count and what is kept (tallies and deltas together), for each bucket of each tally. */
function bothSides(scope: WorkspaceScope, slice: TallySlice | null): SQL {
  const own = (alias: string): SQL => {
    const table = sql.raw(alias);
    if (slice === null) return sql`${table}.workspace_id = ${scope.workspaceId}`;
    const { surveyId, questionId, from, before } = slice;
    return sql`${table}.workspace_id = ${scope.workspaceId} and ${table}.survey_id = ${surveyId}
      and ${table}.question_id = ${questionId}
      ${from === null ? sql`` : sql`and ${table}.day >= ${from}::date`}
      ${before === null ? sql`` : sql`and ${table}.day < ${before}::date`}`;
  };
  return sql`counted as (
      select a.survey_id, a.question_id, a.series, a.day, d.dimension, d.value, a.bucket, count(*) as n
      from answer a cross join lateral unnest(array_prepend('', a.dim_names), array_prepend('', a.dim_values)) as d (dimension, value)
      where ${own("a")} and a.bucket is not null
      group by 1, 2, 3, 4, 5, 6, 7
    ), kept as (
      select e.survey_id, e.question_id, e.series, e.day, e.dimension, e.value, e.bucket, e.n::bigint as n from tally_delta e
      where ${own("e")}
      union all
      select t.survey_id, t.question_id, t.series, t.day, t.dimension, t.value, c.bucket, c.n from tally_day t
      cross join lateral (
        select place - 1, n from unnest(t.counts) with ordinality as u (n, place)
        union all select place + 99, n from unnest(t.held) with ordinality as u (n, place)
        union all values (-1, t.missing), (-2, t.not_applicable), (-3, t.invalid), (-5, t.excluded), (-6, t.superseded)
      ) as c (bucket, n)
      where ${own("t")} and c.n <> 0
    ), by_bucket as (
      select survey_id, question_id, series, day, dimension, value, bucket,
        coalesce(sum(n) filter (where of_answers), 0) as counted, coalesce(sum(n) filter (where not of_answers), 0) as kept
      from (select *, true as of_answers from counted union all select *, false from kept) as both_sides
      group by 1, 2, 3, 4, 5, 6, 7
    )`;
}
