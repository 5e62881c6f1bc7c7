import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { isComment, mayHaveWords, saysWords, seekWords } from "@/db/queries/answers/seek-words";
import type { WorkspaceScope } from "@/db/scope";

/** Which comments of a survey, the newest first; `after` is the last of the page before. */
export interface TopicCommentsQuery {
  readonly surveyId: string;
  readonly from: string;
  readonly to: string;
  /** Null: whatever they are about. */
  readonly topicId: string | null;
  readonly filter: { readonly name: string; readonly value: string } | null;
  /** All of them must stand in the comment, in whatever case, also within words. */
  readonly words: readonly string[];
  readonly tagId: string | null;
  readonly only: "personal" | "hidden" | null;
  readonly after: { readonly day: string; readonly id: string } | null;
  readonly limit: number;
  /** By the random ids of an anonymous survey, so that no order says when somebody wrote. */
  readonly shuffled: boolean;
}

/** A comment with what is known of it. */
export interface TopicComment extends Record<string, unknown> {
  readonly responseId: string;
  readonly day: string;
  readonly text: string;
  readonly language: string;
  readonly score: number | null;
  readonly questionId: string;
  readonly series: number;
  readonly dimNames: readonly string[];
  readonly dimValues: readonly string[];
  readonly topics: readonly string[];
  readonly personal: readonly string[];
  readonly hidden: boolean;
  readonly tags: readonly { readonly id: string; readonly name: string }[];
}

/** Comments of counted answers. Hidden ones only where they are asked for. */
export async function listTopicComments(
  tx: Tx,
  scope: WorkspaceScope,
  query: TopicCommentsQuery,
): Promise<TopicComment[]> {
  const { workspaceId } = scope;
  const way = await seekWords(tx, scope, query.surveyId, query.words);
  const { topicId, tagId, filter, after } = query;
  const parts = [
    sql`c.workspace_id = ${workspaceId} and c.survey_id = ${query.surveyId} and c.counted and c.day between ${query.from} and ${query.to}`,
    query.only === "hidden" ? sql`c.hidden_at is not null` : sql`c.hidden_at is null`,
    ...(query.only === "personal" ? [sql`c.personal <> '{}'`] : []),
    ...(topicId === null ? [] : [sql`t.topic_id = ${topicId} and t.source <> 'refused'`]),
    ...(tagId === null
      ? []
      : [
          sql`exists (select from comment_tag g where g.workspace_id = c.workspace_id and g.tag_id = ${tagId} and g.response_id = c.response_id)`,
        ]),
    ...(filter === null ? [] : [withValue(filter)]),
    ...(way === "filed" ? [sql`c.response_id = ${mayHaveWords(scope)}`] : []),
    ...query.words.map(
      (word) => sql`exists (select from answer w where w.workspace_id = c.workspace_id and w.response_id = c.response_id
        and ${isComment("w")} and ${saysWords("w", [word])})`,
    ),
    ...(after === null
      ? []
      : query.shuffled
        ? [sql`c.response_id < ${after.id}`]
        : [sql`(c.day, c.response_id) < (${after.day}::date, ${after.id}::uuid)`]),
  ];
  const from =
    topicId === null
      ? sql`comment c`
      : sql`comment_topic t join comment c on c.workspace_id = t.workspace_id and c.response_id = t.response_id
          and t.workspace_id = ${workspaceId} and t.survey_id = ${query.surveyId} and t.day between ${query.from} and ${query.to}`;
  const order = query.shuffled ? sql`response_id desc` : sql`day desc, response_id desc`;
  const { rows } = await tx.execute<TopicComment>(sql`
    with page as (
      select c.* from ${from} where ${sql.join(parts, sql` and `)}
      order by ${query.shuffled ? sql`` : sql`c.day desc,`} c.response_id desc limit ${query.limit}
    )
    select p.response_id as "responseId", p.day::text as day, p.language, p.score, p.question_id as "questionId", p.series,
      p.dim_names as "dimNames", p.dim_values as "dimValues", p.topics::text[] as topics, p.personal, p.hidden_at is not null as hidden,
      coalesce((select string_agg(a.text, E'\n' order by a.question_id) from answer a where a.workspace_id = ${workspaceId}
        and a.response_id = p.response_id and a.text is not null and a.kind <> 'email' and a.state = 0), '') as text,
      coalesce((select json_agg(json_build_object('id', g.id, 'name', g.name) order by g.name) from comment_tag ct
        join tag g on g.workspace_id = ct.workspace_id and g.id = ct.tag_id
        where ct.workspace_id = ${workspaceId} and ct.response_id = p.response_id), '[]') as tags
    from page p order by ${order}`);
  return rows;
}

function withValue({ name, value }: { readonly name: string; readonly value: string }) {
  return name === "@language"
    ? sql`c.language = ${value}`
    : sql`c.dim_values[array_position(c.dim_names, ${name})] = ${value}`;
}
