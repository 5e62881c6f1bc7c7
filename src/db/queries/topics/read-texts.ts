import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { WorkspaceScope } from "@/db/scope";

/** A comment's words with what is known of them. */
export interface CommentText extends Record<string, unknown> {
  readonly responseId: string;
  readonly text: string;
  readonly language: string;
  readonly topics: readonly string[];
}

/** What people wrote on some days, the newest first, at most `limit`; without what is hidden, held or left out. */
export async function readTexts(
  tx: Tx,
  { workspaceId }: WorkspaceScope,
  { surveyId, from, to, limit }: { surveyId: string; from: string; to: string; limit: number },
): Promise<CommentText[]> {
  const { rows } = await tx.execute<CommentText>(sql`
    with newest as (
      select c.response_id, c.day, c.language, c.topics from comment c
      where c.workspace_id = ${workspaceId} and c.survey_id = ${surveyId} and c.day between ${from} and ${to}
        and c.counted and c.hidden_at is null
      order by c.day desc, c.response_id desc limit ${limit}
    )
    select n.response_id as "responseId", n.language, n.topics::text[] as topics,
      (select string_agg(left(a.text, 10000), E'\n' order by a.question_id) from answer a
        where a.workspace_id = ${workspaceId} and a.response_id = n.response_id and a.text is not null and a.kind <> 'email'
          and a.state = 0) as text
    from newest n order by n.day desc, n.response_id desc`);
  return rows.filter(({ text }) => text !== null);
}

/** The newest comments of all surveys that are not anonymous. */
export async function readNewestTexts(tx: Tx, { workspaceId }: WorkspaceScope, limit: number): Promise<CommentText[]> {
  const { rows } = await tx.execute<CommentText>(sql`
    with newest as (
      select n.* from survey s cross join lateral (
        select c.response_id, c.day, c.language, c.topics from comment c
        where c.workspace_id = ${workspaceId} and c.survey_id = s.id and c.counted and c.hidden_at is null
        order by c.day desc, c.response_id desc limit ${limit}) n
      where s.workspace_id = ${workspaceId} and not s.anonymous and s.deleted_at is null
      order by n.day desc, n.response_id desc limit ${limit}
    )
    select n.response_id as "responseId", n.language, n.topics::text[] as topics,
      (select string_agg(left(a.text, 10000), E'\n' order by a.question_id) from answer a
        where a.workspace_id = ${workspaceId} and a.response_id = n.response_id and a.text is not null and a.kind <> 'email'
          and a.state = 0) as text
    from newest n order by n.day desc, n.response_id desc`);
  return rows.filter(({ text }) => text !== null);
}
