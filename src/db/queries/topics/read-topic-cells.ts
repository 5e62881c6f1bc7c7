import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { ANY_TOPIC } from "@/db/rollups/topic-cells";
import type { WorkspaceScope } from "@/db/scope";

/** Which tallies: of one survey, in periods that follow each other or lie apart, whole or by the values of one dimension. */
export interface TopicCellsRequest {
  readonly surveyId: string;
  /** Days, both included; a day is counted in the first period that it lies in. */
  readonly periods: readonly { readonly from: string; readonly to: string }[];
  /** '' is the whole. */
  readonly dimension: string;
  /** Only this value of the dimension. */
  readonly value?: string;
  /** Only this topic, and every comment. */
  readonly topicId?: string;
}

/** How often comments of one period were about one topic. */
export interface TopicCell {
  readonly topicId: string;
  readonly period: number;
  readonly value: string;
  /** '' where no score stands beside them. */
  readonly questionId: string;
  readonly series: number;
  readonly n: number;
  /** Eleven counts, of the scores 0 … 10. */
  readonly counts: readonly number[];
}

/** The sums of the tallies of topics; those of every comment bear the topic of zeros. */
export async function readTopicCells(
  tx: Tx,
  { workspaceId }: WorkspaceScope,
  { surveyId, periods, dimension, value, topicId }: TopicCellsRequest,
): Promise<TopicCell[]> {
  const days = JSON.stringify(periods.map((period, place) => ({ ...period, place })));
  const places = Array.from({ length: 11 }, (_, place) => sql.raw(`sum(t.counts[${place + 1}])`));
  const { rows } = await tx.execute<Record<string, unknown> & TopicCell>(sql`
    select t.topic_id as "topicId", p.place as period, t.value, t.question_id as "questionId", t.series, sum(t.n)::integer as n,
      array[${sql.join(places, sql`, `)}]::integer[] as counts
    from jsonb_to_recordset(${days}::jsonb) as p ("from" date, "to" date, place integer)
    join topic_day t on t.workspace_id = ${workspaceId} and t.survey_id = ${surveyId} and t.dimension = ${dimension}
      and t.day between p."from" and p."to"
    where true ${value === undefined ? sql`` : sql`and t.value = ${value}`}
      ${topicId === undefined ? sql`` : sql`and t.topic_id in (${topicId}, ${ANY_TOPIC})`}
    group by 1, 2, 3, 4, 5 having sum(t.n) <> 0`);
  return rows;
}
