import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { type Comment, isShown } from "@/db/queries/list-comments";
import type { WorkspaceScope } from "@/db/scope";

/** Whose comments: the open questions of surveys, each beside the survey's score question; days and filters as everywhere. */
export interface NewestCommentsQuery {
  readonly questions: readonly {
    readonly surveyId: string;
    readonly commentQuestionId: string;
    readonly scoreQuestionId: string | null;
  }[];
  readonly from: string;
  readonly to: string;
  readonly filters: Readonly<Record<string, string>>;
  readonly limit: number;
}

/** A comment and where it was written. */
export interface PlacedComment extends Comment {
  readonly surveyId: string;
  readonly scoreQuestionId: string | null;
}

/** The newest comments of counted answers over several surveys. Not for anonymous ones, where no order may say when. */
export async function listNewestComments(
  tx: Tx,
  scope: WorkspaceScope,
  query: NewestCommentsQuery,
): Promise<PlacedComment[]> {
  if (query.questions.length === 0) return [];
  const filters = Object.entries(query.filters).map(
    ([name, value]) => sql`and a.dim_values[array_position(a.dim_names, ${name})] = ${value}`,
  );
  // One question at a time, so that the index on (survey, question, day) is read from its newest end.
  const newest = query.questions.map(
    (one) => sql`(select a.response_id, a.survey_id, ${one.scoreQuestionId}::text as score_question, a.text, a.day
      from answer a
      where a.workspace_id = ${scope.workspaceId} and a.survey_id = ${one.surveyId}
        and a.question_id = ${one.commentQuestionId} and a.day between ${query.from} and ${query.to}
        and a.state = 0 and a.text is not null and ${isShown} ${sql.join(filters, sql` `)}
      order by a.day desc, a.response_id desc limit ${query.limit})`,
  );
  const reply = await tx.execute<{
    response_id: string;
    survey_id: string;
    score_question: string | null;
    text: string;
    score: number | null;
    series: number | null;
    answered_at: number;
    day: string;
    attributes: Record<string, string>;
  }>(sql`
    select c.response_id, c.survey_id, c.score_question, c.text, c.day::text as day, r.attributes,
      extract(epoch from r.answered_at)::float8 as answered_at, s.score, s.series
    from (${sql.join(newest, sql` union all `)}) as c
    join response r on r.workspace_id = ${scope.workspaceId} and r.id = c.response_id
    left join answer s on s.workspace_id = ${scope.workspaceId} and s.response_id = c.response_id
      and s.question_id = c.score_question and s.state = 0
    order by c.day desc, r.answered_at desc, c.response_id desc limit ${query.limit}`);
  return reply.rows.map((row) => ({
    responseId: row.response_id,
    surveyId: row.survey_id,
    scoreQuestionId: row.score_question,
    text: row.text,
    score: row.score,
    series: row.series,
    answeredAt: new Date(row.answered_at * 1000),
    day: row.day,
    attributes: row.attributes,
  }));
}
