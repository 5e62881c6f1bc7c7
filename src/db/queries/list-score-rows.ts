import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { plannedAnew } from "@/db/queries/planned-anew";
import type { WorkspaceScope } from "@/db/scope";

/** Which answers: of one score question and, by the same people, of others; each in the series named. */
export interface ScoreRowsQuery {
  readonly surveyId: string;
  readonly outcome: { readonly questionId: string; readonly series: readonly number[] };
  readonly others: readonly { readonly questionId: string; readonly series: number }[];
  readonly from: string;
  readonly to: string;
  readonly filters: Readonly<Record<string, string>>;
  readonly limit: number;
}

/** One response: its score, and its other scores in the order they were asked for; null where one is missing. */
export interface ScoreRow {
  readonly outcome: number;
  readonly others: readonly (number | null)[];
}

/** The newest counted responses with a score and what they gave elsewhere: at most `limit`, so that it costs the same in any survey. */
export async function listScoreRows(tx: Tx, scope: WorkspaceScope, query: ScoreRowsQuery): Promise<ScoreRow[]> {
  const { outcome, others } = query;
  if (others.length === 0 || outcome.series.length === 0) return [];
  const filters = Object.entries(query.filters).map(
    ([name, value]) => sql`and a.dim_values[array_position(a.dim_names, ${name})] = ${value}`,
  );
  const series = sql.join(
    outcome.series.map((one) => sql`${one}`),
    sql`, `,
  );
  const pairs = sql.join(
    others.map((one) => sql`(${one.questionId}, ${one.series}::smallint)`),
    sql`, `,
  );
  const asked = sql`
    with newest as (
      select a.response_id, a.score from answer a
      where a.workspace_id = ${scope.workspaceId} and a.survey_id = ${query.surveyId}
        and a.question_id = ${outcome.questionId} and a.series in (${series})
        and a.day between ${query.from} and ${query.to} and a.state = 0 and a.score is not null
        ${sql.join(filters, sql` `)}
      order by a.day desc limit ${sql.raw(String(query.limit))})
    select n.score as outcome, (
      select jsonb_object_agg(o.question_id, o.score) from answer o
      where o.workspace_id = ${scope.workspaceId} and o.response_id = n.response_id
        and (o.question_id, o.series) in (${pairs}) and o.state = 0 and o.score is not null) as given
    from newest n`;
  const read = () => tx.execute<{ outcome: number; given: Record<string, number> | null }>(asked);
  const reply = await (filters.length > 1 ? plannedAnew(tx, read) : read());
  return reply.rows.map(({ outcome: score, given }) => ({
    outcome: score,
    others: others.map((one) => given?.[one.questionId] ?? null),
  }));
}
