import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { WorkspaceScope } from "@/db/scope";

/** Which comments: of one survey, beside the scores of one question, on local days (both included), the newest first. */
export interface CommentQuery {
  readonly surveyId: string;
  readonly commentQuestionIds: readonly string[];
  readonly scoreQuestionId: string | null;
  readonly from: string;
  readonly to: string;
  readonly filters: Readonly<Record<string, string>>;
  readonly limit: number;
  readonly offset: number;
  /** By the random ids of an anonymous survey: no order says when somebody wrote, and nothing else says who. */
  readonly shuffled?: boolean;
}

/** What somebody wrote, beside the score they gave. */
export interface Comment {
  readonly responseId: string;
  readonly text: string;
  readonly score: number | null;
  /** The series of the score, so that its scale is known. */
  readonly series: number | null;
  readonly answeredAt: Date;
  readonly day: string;
  readonly attributes: Readonly<Record<string, string>>;
}

/** Whether nobody hid the words of an answer `a`. */
export const isShown = sql`not exists (select from comment h
  where h.workspace_id = a.workspace_id and h.response_id = a.response_id and h.hidden_at is not null)`;

/** Comments of counted answers, the newest first. Asks for one more than `limit` to know whether there are others: it is not returned. */
export async function listComments(
  tx: Tx,
  scope: WorkspaceScope,
  query: CommentQuery,
): Promise<{ comments: Comment[]; more: boolean }> {
  if (query.commentQuestionIds.length === 0) return { comments: [], more: false };
  const most = query.offset + query.limit + 1;
  const newest = query.shuffled ? sql`` : sql`a.day desc, r.answered_at desc,`;
  const filters = Object.entries(query.filters).map(
    ([name, value]) => sql`and a.dim_values[array_position(a.dim_names, ${name})] = ${value}`,
  );
  // One question at a time, so that the index on (survey, question, day) is read from its newest end.
  const perQuestion = query.commentQuestionIds.map(
    (id) => sql`(select a.response_id, a.text, a.day, r.answered_at, r.attributes
      from answer a join response r on r.workspace_id = a.workspace_id and r.id = a.response_id
      where a.workspace_id = ${scope.workspaceId} and a.survey_id = ${query.surveyId} and a.question_id = ${id}
        and a.day between ${query.from} and ${query.to} and a.state = 0 and a.text is not null and ${isShown}
        ${sql.join(filters, sql` `)}
      order by ${newest} a.response_id desc limit ${most})`,
  );
  const reply = await tx.execute<{
    response_id: string;
    text: string;
    score: number | null;
    series: number | null;
    answered_at: number;
    day: string;
    attributes: Record<string, string>;
  }>(sql`
    select c.response_id, c.text, c.day::text as day, extract(epoch from c.answered_at)::float8 as answered_at, c.attributes, s.score, s.series
    from (${sql.join(perQuestion, sql` union all `)}) as c
    left join answer s on s.workspace_id = ${scope.workspaceId} and s.response_id = c.response_id
      and s.question_id = ${query.scoreQuestionId} and s.state = 0
    order by ${query.shuffled ? sql`` : sql`c.day desc, c.answered_at desc,`} c.response_id desc
    limit ${query.limit + 1} offset ${query.offset}`);
  const rows = reply.rows.slice(0, query.limit);
  const comments = rows.map((row) => ({
    responseId: row.response_id,
    text: row.text,
    score: row.score,
    series: row.series,
    answeredAt: new Date(row.answered_at * 1000),
    day: row.day,
    attributes: row.attributes,
  }));
  return { comments, more: reply.rows.length > query.limit };
}
