import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { WorkspaceScope } from "@/db/scope";
import { pathOfTopic } from "@/domain/topics/merged-topics";
import type { TopicRules } from "@/domain/topics/topic-rules";

/** A topic that became part of another: its words are looked for as before, and count there. */
export interface TopicPart {
  readonly id: string;
  /** Its key in the starter set; null: made by people. */
  readonly starter: string | null;
  /** '' while a starter bears the name that the reader's language has for it. */
  readonly name: string;
  readonly rules: TopicRules;
  /** What it was merged into: the topic itself, or another part of it. */
  readonly mergedInto: string;
}

export interface StoredTopic extends Omit<TopicPart, "mergedInto"> {
  readonly parts: readonly TopicPart[];
  readonly replaced: { readonly name: string; readonly rules: TopicRules } | null;
  readonly version: number;
  readonly archived: boolean;
}

/** The topics of a workspace, also those in the archive, in the order in which they were made; what was merged stands with its topic. */
export async function listTopics(tx: Tx, { workspaceId }: WorkspaceScope): Promise<StoredTopic[]> {
  const { rows } = await tx.execute<Row>(sql`
    select id, starter, name, rules, replaced, version, archived_at is not null as archived, merged_into as "mergedInto"
    from topic where workspace_id = ${workspaceId} order by created_at, id`);
  const all = new Map(rows.map((row) => [row.id, row]));
  return rows
    .filter(({ mergedInto }) => mergedInto === null)
    .map(({ mergedInto: _, ...topic }) => ({
      ...topic,
      parts: rows.flatMap(({ id, starter, name, rules, mergedInto }) =>
        mergedInto !== null && pathOfTopic(id, all).at(-1) === topic.id
          ? [{ id, starter, name, rules, mergedInto }]
          : [],
      ),
    }));
}

type Row = Record<string, unknown> & Omit<StoredTopic, "parts"> & { readonly mergedInto: string | null };

/** The topic of this id, or the one that it became; undefined where there is none. */
export function findTopic(topics: readonly StoredTopic[], id: string): StoredTopic | undefined {
  return topics.find((topic) => topic.id === id || topic.parts.some((part) => part.id === id));
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
