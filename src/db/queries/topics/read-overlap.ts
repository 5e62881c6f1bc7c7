import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { WorkspaceScope } from "@/db/scope";

/** How often comments of one topic would be new to another. */
export interface OverlapCell extends Record<string, unknown> {
  readonly period: number;
  /** `both`: counted for the other already; `refused`: a person said that it is not about the other. */
  readonly kind: "added" | "both" | "refused";
  readonly questionId: string;
  readonly series: number;
  readonly score: number | null;
  readonly n: number;
}

/** Of a topic's comments on some days: which another topic would gain if this one became part of it. */
export async function readOverlap(
  tx: Tx,
  { workspaceId }: WorkspaceScope,
  asked: {
    readonly surveyId: string;
    readonly periods: readonly { readonly from: string; readonly to: string }[];
    readonly topicId: string;
    readonly into: string;
  },
): Promise<OverlapCell[]> {
  const { surveyId, topicId, into } = asked;
  const days = JSON.stringify(asked.periods.map((period, place) => ({ ...period, place })));
  const { rows } = await tx.execute<OverlapCell>(sql`
    select p.place as period, c.question_id as "questionId", c.series, c.score, count(*)::integer as n,
      case when ${into}::uuid = any(c.topics) then 'both' when other.source = 'refused' then 'refused' else 'added' end as kind
    from jsonb_to_recordset(${days}::jsonb) as p ("from" date, "to" date, place integer)
    join comment_topic t on t.workspace_id = ${workspaceId} and t.topic_id = ${topicId} and t.survey_id = ${surveyId}
      and t.day between p."from" and p."to"
    join comment c on c.workspace_id = t.workspace_id and c.response_id = t.response_id and c.counted and ${topicId}::uuid = any(c.topics)
    left join comment_topic other on other.workspace_id = t.workspace_id and other.topic_id = ${into}
      and other.response_id = t.response_id
    group by 1, 2, 3, 4, 6`);
  return rows;
}
