import { sql } from "drizzle-orm";
import { v7 } from "uuid";
import type { Tx } from "@/db/client";
import type { WorkspaceScope } from "@/db/scope";

/** Says that a comment is about a topic (`person`), is not (`refused`), or that its rules decide again (`rule`). */
export async function setCommentTopic(
  tx: Tx,
  { workspaceId }: WorkspaceScope,
  responseId: string,
  topicId: string,
  source: "person" | "refused" | "rule",
): Promise<boolean> {
  if (source === "rule") {
    const gone = await tx.execute(sql`
      delete from comment_topic where workspace_id = ${workspaceId} and response_id = ${responseId} and topic_id = ${topicId}`);
    return (gone.rowCount ?? 0) > 0;
  }
  const set = await tx.execute(sql`
    insert into comment_topic (workspace_id, topic_id, response_id, survey_id, day, source)
    select c.workspace_id, t.id, c.response_id, c.survey_id, c.day, ${source} from comment c, topic t
    where c.workspace_id = ${workspaceId} and c.response_id = ${responseId} and t.workspace_id = ${workspaceId} and t.id = ${topicId}
    on conflict (workspace_id, topic_id, response_id) do update set source = excluded.source`);
  return (set.rowCount ?? 0) > 0;
}

/** Hides a comment's words from everybody, or shows them again. */
export async function hideComment(
  tx: Tx,
  { workspaceId }: WorkspaceScope,
  responseId: string,
  hiddenAt: Date | null,
): Promise<boolean> {
  const done = await tx.execute(sql`
    update comment set hidden_at = ${hiddenAt?.toISOString() ?? null}::timestamptz
    where workspace_id = ${workspaceId} and response_id = ${responseId}`);
  return (done.rowCount ?? 0) > 0;
}

/** Puts a tag on an answer, making it where it is new; its id. */
export async function tagComment(
  tx: Tx,
  { workspaceId }: WorkspaceScope,
  responseId: string,
  name: string,
): Promise<string | null> {
  await tx.execute(sql`
    insert into tag (workspace_id, id, name) values (${workspaceId}, ${v7()}, ${name}) on conflict do nothing`);
  const { rows } = await tx.execute<{ id: string }>(sql`
    insert into comment_tag (workspace_id, tag_id, response_id)
    select c.workspace_id, g.id, c.response_id from comment c join tag g on g.workspace_id = c.workspace_id
    where c.workspace_id = ${workspaceId} and c.response_id = ${responseId} and lower(g.name) = lower(${name})
    on conflict (workspace_id, tag_id, response_id) do update set at = comment_tag.at returning tag_id as id`);
  return rows[0]?.id ?? null;
}

/** Takes a tag off an answer; its name, for who wants it back. A tag that nothing bears any more goes. */
export async function untagComment(
  tx: Tx,
  { workspaceId }: WorkspaceScope,
  responseId: string,
  tagId: string,
): Promise<string | null> {
  const { rows } = await tx.execute<{ name: string }>(sql`
    delete from comment_tag ct using tag g where ct.workspace_id = ${workspaceId} and ct.response_id = ${responseId}
      and ct.tag_id = ${tagId} and g.workspace_id = ct.workspace_id and g.id = ct.tag_id returning g.name`);
  await tx.execute(sql`
    delete from tag g where g.workspace_id = ${workspaceId} and g.id = ${tagId}
      and not exists (select from comment_tag ct where ct.workspace_id = g.workspace_id and ct.tag_id = g.id)`);
  return rows[0]?.name ?? null;
}

/** The tags of a workspace, by name. */
export async function listTags(tx: Tx, { workspaceId }: WorkspaceScope): Promise<{ id: string; name: string }[]> {
  const { rows } = await tx.execute<{ id: string; name: string }>(sql`
    select id, name from tag where workspace_id = ${workspaceId} order by lower(name) limit 500`);
  return rows;
}
