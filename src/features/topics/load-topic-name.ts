import "server-only";
import { withTenant } from "@/db/client";
import { findTopic, listTopics } from "@/db/queries/topics/list-topics";
import { loadTopicWords } from "@/features/topics/load-topic-words";
import { nameTopic } from "@/features/topics/topic-words";
import { requireWorkspace } from "@/platform/session";

/** What a topic is called, for the title of its pages; null where there is none. */
export async function loadTopicName(slug: string, topicId: string): Promise<string | null> {
  const { db, scope } = await requireWorkspace(slug, "dashboard.read");
  const topics = await withTenant(db, scope, (tx) => listTopics(tx, scope));
  const topic = findTopic(topics, topicId);
  return topic === undefined ? null : nameTopic(topic, await loadTopicWords());
}
