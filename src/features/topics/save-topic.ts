import type { Tx } from "@/db/client";
import { listTopics, type StoredTopic } from "@/db/queries/topics/list-topics";
import { archiveTopic, insertTopic, updateTopic } from "@/db/queries/topics/write-topics";
import { wantTopics } from "@/db/rollups/apply-topics";
import { beginTopics } from "@/db/rollups/begin-topics";
import type { WorkspaceScope } from "@/db/scope";
import { TOPIC_LIMITS, type TopicRules } from "@/domain/topics/topic-rules";
import { tellTopic } from "@/features/topics/tell-topic";
import { nameTopic, type TopicNames } from "@/features/topics/topic-words";

/** A topic as somebody wants it. */
export interface WantedTopic {
  readonly name: string;
  readonly rules: TopicRules;
}

export type SavedTopic =
  | { readonly ok: true; readonly id: string }
  | {
      readonly ok: false;
      /** Another has the name; there are as many as there may be; it is not as it was seen. */
      readonly why: "taken" | "many" | "changed";
    };

/** Makes a topic; all comments are looked at for it. */
export async function createTopic(
  tx: Tx,
  scope: WorkspaceScope,
  { name, rules }: WantedTopic,
  words: TopicNames,
): Promise<SavedTopic> {
  await beginTopics(tx, scope);
  const topics = await listTopics(tx, scope);
  if (isTaken(topics, name, null, words)) return { ok: false, why: "taken" };
  if (hasAsManyAsMayBe(topics)) return { ok: false, why: "many" };
  const id = await insertTopic(tx, scope, { name, rules });
  await tellTopic(tx, scope, "topic.created", id, undefined, { name, rules });
  await wantTopics(tx, scope);
  return { ok: true, id };
}

/** Gives a topic another name and other words, if it is as it was seen; all comments are looked at again. */
export async function changeTopicWords(
  tx: Tx,
  scope: WorkspaceScope,
  { id, version, name, rules }: WantedTopic & { readonly id: string; readonly version: number },
  words: TopicNames,
): Promise<SavedTopic> {
  const topics = await listTopics(tx, scope);
  const before = topics.find((one) => one.id === id);
  if (isTaken(topics, name, id, words)) return { ok: false, why: "taken" };
  // A starter whose name nobody changed keeps bearing the name of each reader's language.
  const own = before && before.name === "" && nameTopic(before, words) === name ? "" : name;
  if (!before || !(await updateTopic(tx, scope, id, version, { name: own, rules })))
    return { ok: false, why: "changed" };
  await tellTopic(tx, scope, "topic.changed", id, { name: before.name, rules: before.rules }, { name: own, rules });
  await wantTopics(tx, scope);
  return { ok: true, id };
}

/** Puts a topic away, so that it is looked for no more, or brings it back. */
export async function setTopicAway(tx: Tx, scope: WorkspaceScope, id: string, away: boolean, now: Date): Promise<void> {
  await archiveTopic(tx, scope, id, away ? now : null);
  await tellTopic(tx, scope, away ? "topic.archived" : "topic.restored", id, undefined, undefined);
  await wantTopics(tx, scope);
}

/** Whether as many topics are looked for as may be. */
export function hasAsManyAsMayBe(topics: readonly StoredTopic[]): boolean {
  return topics.filter(({ archived }) => !archived).length >= TOPIC_LIMITS.topics;
}

/** Whether another topic has this name, in the reader's language. */
export function isTaken(topics: readonly StoredTopic[], name: string, id: string | null, words: TopicNames): boolean {
  return topics.some((one) => one.id !== id && nameTopic(one, words).toLowerCase() === name.toLowerCase());
}
