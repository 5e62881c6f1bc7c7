import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { ANSWER_STATES, ANSWER_STATUS } from "@/db/schema/response";
import type { WorkspaceScope } from "@/db/scope";
import { uuidArray } from "@/db/uuid-array";

/** What tallies of topics are made of. */
export interface CountedComment {
  readonly responseId: string;
  readonly surveyId: string;
  readonly day: string;
  readonly counted: boolean;
  /** '' and 0 where no score stands beside it. */
  readonly questionId: string;
  readonly series: number;
  readonly score: number | null;
  readonly dimNames: readonly string[];
  readonly dimValues: readonly string[];
  readonly language: string;
  readonly topics: readonly string[];
}

/** What somebody wrote, as it stands in the answers. */
export interface CommentRow extends Omit<CountedComment, "language" | "topics"> {
  /** All of their open answers, one below the other. */
  readonly text: string;
  /** The language that they read the questions in. */
  readonly locale: string;
}

/** What was counted of some responses, what they say now, and what people decided about their topics. */
export async function readComments(tx: Tx, { workspaceId }: WorkspaceScope, ids: readonly string[]) {
  const these = sql`any(${uuidArray(ids)})`;
  const before = await tx.execute<Record<string, unknown> & CountedComment>(sql`
    select response_id as "responseId", survey_id as "surveyId", day::text as day, counted, question_id as "questionId", series, score,
      dim_names as "dimNames", dim_values as "dimValues", language, topics::text[] as topics
    from comment where workspace_id = ${workspaceId} and response_id = ${these}`);
  const written = await tx.execute<Record<string, unknown> & CommentRow>(sql`
    with words as (
      select a.response_id, a.survey_id, min(a.day) as day, bool_or(a.state = ${ANSWER_STATES.counted}) as counted,
        string_agg(a.text, E'\n' order by a.question_id) as text
      from answer a where a.workspace_id = ${workspaceId} and a.response_id = ${these} and a.text is not null
        and a.kind <> 'email' and a.state <> ${ANSWER_STATES.offPath}
      group by 1, 2
    ), dims as (
      select distinct on (a.response_id) a.response_id, a.dim_names, a.dim_values
      from answer a where a.workspace_id = ${workspaceId} and a.response_id = ${these} order by a.response_id, a.question_id
    ), scores as (
      select distinct on (a.response_id) a.response_id, a.question_id, a.series, a.score
      from answer a where a.workspace_id = ${workspaceId} and a.response_id = ${these}
        and a.state = ${ANSWER_STATES.counted} and a.status = ${ANSWER_STATUS.score} and a.kind in ('nps', 'csat', 'ces')
      order by a.response_id, array_position(array['nps', 'csat', 'ces'], a.kind), a.question_id
    )
    select w.response_id as "responseId", w.survey_id as "surveyId", w.day::text as day, w.counted, w.text, r.locale,
      coalesce(s.question_id, '') as "questionId", coalesce(s.series, 0) as series, s.score,
      d.dim_names as "dimNames", d.dim_values as "dimValues"
    from words w join dims d using (response_id) left join scores s using (response_id)
    join response r on r.workspace_id = ${workspaceId} and r.id = w.response_id`);
  const decided = await tx.execute<{ responseId: string; topicId: string; source: "person" | "refused" }>(sql`
    select response_id as "responseId", topic_id as "topicId", source from comment_topic
    where workspace_id = ${workspaceId} and response_id = ${these} and source <> 'rule'`);
  return { before: before.rows, written: written.rows, decided: decided.rows };
}
