import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { holdResponses } from "@/db/queries/hold-responses";
import { beginTopics } from "@/db/rollups/begin-topics";
import { type CommentRow, type CountedComment, readComments } from "@/db/rollups/read-comments";
import { addTopicCells } from "@/db/rollups/topic-cells";
import type { WorkspaceScope } from "@/db/scope";
import { uuidArray } from "@/db/uuid-array";
import { detectLanguage } from "@/domain/topics/detect-language";
import {
  compileTopics,
  matchTopics,
  type SoughtTopic,
  type TopicMatcher,
  topicsOf,
} from "@/domain/topics/match-topics";
import { countAs, type MergedTopic, pathOfTopic } from "@/domain/topics/merged-topics";
import { findPersonalData } from "@/domain/topics/personal-data";
import { tokenize } from "@/domain/topics/tokenize";
import type { TopicRules } from "@/domain/topics/topic-rules";

/**
 * Looks at the words of some responses as they are now: language, topics, personal data. What they added to the tallies before is
 * taken away, what they add now is added, in the caller's transaction, one at a time in a workspace. Corrections by people stay.
 */
export async function countComments(tx: Tx, scope: WorkspaceScope, responseIds: readonly string[]): Promise<void> {
  const ids = [...new Set(responseIds)];
  if (ids.length === 0) return;
  await lockComments(tx, scope);
  await holdResponses(tx, scope, sql`id = any(${uuidArray(ids)})`, "kept");
  const sought = await listSoughtTopics(tx, scope);
  const matcher = matcherOf(sought);
  const { before, written, decided } = await readComments(tx, scope, ids);
  const active = new Map(sought.map((topic) => [topic.id, topic]));
  const now = written.map((one) => {
    const tokens = tokenize(one.text);
    const language = detectLanguage(tokens, one.locale);
    const byRule = topicsOf(matchTopics(matcher, tokens, language));
    const own = decided.filter(({ responseId }) => responseId === one.responseId);
    const refused = new Set(own.filter(({ source }) => source === "refused").map(({ topicId }) => topicId));
    const added = own.filter(({ source, topicId }) => source === "person" && active.has(topicId));
    const topics = countAs([...byRule, ...added.map(({ topicId }) => topicId)], refused, active);
    const personal = [...new Set(findPersonalData(one.text).map(({ kind }) => kind))];
    return { ...one, language, topics, personal };
  });
  await addTopicCells(tx, scope, before, now);
  await storeComments(tx, scope, ids, now);
}

/** Waits until nobody else counts comments of this workspace, and keeps others from it until the transaction ends. */
export async function lockComments(tx: Tx, { workspaceId }: WorkspaceScope): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`candor.topics ${workspaceId}`}, 0))`);
}

/** A topic that is looked for: one of its own, or what became part of one. */
type Sought = SoughtTopic & MergedTopic & { readonly version: number };

/** The topics that are looked for. */
async function listSoughtTopics(tx: Tx, scope: WorkspaceScope): Promise<Sought[]> {
  await beginTopics(tx, scope);
  const { rows } = await tx.execute<Row>(sql`
    select id, version, rules, merged_into as "mergedInto", archived_at is not null as archived
    from topic where workspace_id = ${scope.workspaceId} order by id`);
  const all = new Map(rows.map((topic) => [topic.id, topic]));
  return rows.filter(({ id }) => all.get(pathOfTopic(id, all).at(-1) ?? "")?.archived === false);
}

interface Row extends Record<string, unknown> {
  readonly id: string;
  readonly version: number;
  readonly rules: TopicRules;
  readonly mergedInto: string | null;
  readonly archived: boolean;
}

const made = new Map<string, TopicMatcher>();
/** Matchers of the workspaces that answers come to; what piles up beyond this is made anew. */
const MOST_KEPT = 100;

function matcherOf(topics: readonly (SoughtTopic & { readonly version: number })[]): TopicMatcher {
  const name = topics.map(({ id, version }) => `${id} ${version}`).join();
  const known = made.get(name);
  if (known) return known;
  const matcher = compileTopics(topics);
  if (made.size >= MOST_KEPT) made.clear();
  made.set(name, matcher);
  return matcher;
}

async function storeComments(
  tx: Tx,
  { workspaceId }: WorkspaceScope,
  ids: readonly string[],
  now: readonly (CommentRow & CountedComment & { readonly personal: readonly string[] })[],
): Promise<void> {
  const these = uuidArray(ids);
  const rows = JSON.stringify(now.map(({ text: _, locale: __, ...row }) => row));
  await tx.execute(sql`
    insert into comment as c (workspace_id, response_id, survey_id, day, counted, question_id, series, score, dim_names, dim_values,
      language, topics, personal)
    select ${workspaceId}, n."responseId", n."surveyId", n.day, n.counted, n."questionId", n.series, n.score, n."dimNames", n."dimValues",
      n.language, n.topics, n.personal
    from jsonb_to_recordset(${rows}::jsonb) as n ("responseId" uuid, "surveyId" uuid, day date, counted boolean, "questionId" text,
      series smallint, score smallint, "dimNames" text[], "dimValues" text[], language text, topics uuid[], personal text[])
    on conflict (workspace_id, response_id) do update set survey_id = excluded.survey_id, day = excluded.day, counted = excluded.counted,
      question_id = excluded.question_id, series = excluded.series, score = excluded.score, dim_names = excluded.dim_names,
      dim_values = excluded.dim_values, language = excluded.language, topics = excluded.topics, personal = excluded.personal`);
  // Words that are gone, or whose response is, take their topics and tags along.
  await tx.execute(sql`
    delete from comment where workspace_id = ${workspaceId} and response_id = any(${these})
      and not response_id = any(${uuidArray(now.map(({ responseId }) => responseId))})`);
  // What a person said of a topic has its row already, and keeps it.
  const found = now.flatMap(({ responseId, surveyId, day, topics }) =>
    topics.map((topicId) => ({ responseId, surveyId, day, topicId })),
  );
  await tx.execute(sql`
    with found as (
      select * from jsonb_to_recordset(${JSON.stringify(found)}::jsonb)
        as f ("responseId" uuid, "surveyId" uuid, day date, "topicId" uuid)
    ), gone as (
      delete from comment_topic t where t.workspace_id = ${workspaceId} and t.response_id = any(${these})
        and t.source = 'rule' and not exists (
          select from found f where f."responseId" = t.response_id and f."topicId" = t.topic_id)
    )
    insert into comment_topic as t (workspace_id, topic_id, response_id, survey_id, day, source)
    select ${workspaceId}, f."topicId", f."responseId", f."surveyId", f.day, 'rule' from found f
    on conflict (workspace_id, topic_id, response_id) do update set day = excluded.day, survey_id = excluded.survey_id
      where t.day <> excluded.day or t.survey_id <> excluded.survey_id`);
}
