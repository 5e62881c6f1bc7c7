import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { WorkspaceScope } from "@/db/scope";
import type { TopicRules } from "@/domain/topics/topic-rules";

export interface StoredTopic {
  readonly id: string;
  /** Its key in the starter set; null: made by people. */
  readonly starter: string | null;
  /** '' while a starter bears the name that the reader's language has for it. */
  readonly name: string;
  readonly rules: TopicRules;
  readonly replaced: { readonly name: string; readonly rules: TopicRules } | null;
  readonly version: number;
  readonly archived: boolean;
}

/** The topics of a workspace, also those in the archive, in the order in which they were made. */
export async function listTopics(tx: Tx, { workspaceId }: WorkspaceScope): Promise<StoredTopic[]> {
  const { rows } = await tx.execute<Record<string, unknown> & StoredTopic>(sql`
    select id, starter, name, rules, replaced, version, archived_at is not null as archived
    from topic where workspace_id = ${workspaceId} order by created_at, id`);
  return rows;
}

export interface TopicWork {
  /** Whether all comments were looked at by the topics as they are now. */
  readonly applied: boolean;
  readonly done: number;
  readonly total: number;
  /** Comments that came or changed and are not counted yet. */
  readonly waiting: number;
}

/** How far comments are counted. */
export async function readTopicWork(tx: Tx, { workspaceId }: WorkspaceScope): Promise<TopicWork> {
  const { rows } = await tx.execute<Record<string, unknown> & TopicWork>(sql`
    select coalesce(bool_and(applied >= wanted), true) as applied, coalesce(sum(done), 0)::integer as done,
      coalesce(sum(total), 0)::integer as total,
      (select count(*)::integer from (select from comment_change where workspace_id = ${workspaceId} limit 100000) as w) as waiting
    from topic_work where workspace_id = ${workspaceId}`);
  return rows[0] ?? { applied: true, done: 0, total: 0, waiting: 0 };
}
