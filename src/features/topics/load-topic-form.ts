import "server-only";
import { notFound, redirect } from "next/navigation";
import { withTenant } from "@/db/client";
import { findTopic, listTopics } from "@/db/queries/topics/list-topics";
import { NO_RULES, WORD_LISTS } from "@/domain/topics/topic-rules";
import { loadTopicWords } from "@/features/topics/load-topic-words";
import { describeParts, nameTopic } from "@/features/topics/topic-words";
import { requireWorkspace } from "@/platform/session";

export type TopicFormView = Awaited<ReturnType<typeof loadTopicForm>>;

/** A topic to be written: new, or as it is stored. */
export async function loadTopicForm(slug: string, topicId: string | null) {
  const { db, scope } = await requireWorkspace(slug, "survey.write");
  const words = await loadTopicWords();
  const home = `/w/${slug}/feedback/topics`;
  const topics = topicId === null ? [] : await withTenant(db, scope, (tx) => listTopics(tx, scope));
  const topic = topicId === null ? undefined : findTopic(topics, topicId);
  if (topicId !== null && topic === undefined) notFound();
  if (topic && topic.id !== topicId) redirect(`${home}/${topic.id}/edit`);
  const rules = topic?.rules ?? NO_RULES;
  return {
    slug,
    topicId,
    name: topic === undefined ? "" : nameTopic(topic, words),
    version: topic?.version ?? 0,
    backHref: topicId === null ? home : `${home}/${topicId}`,
    lists: WORD_LISTS.map((list) => ({ list, lines: rules.words[list].join("\n") })),
    except: rules.except.join("\n"),
    parts: describeParts(topic?.parts ?? [], words),
  };
}
