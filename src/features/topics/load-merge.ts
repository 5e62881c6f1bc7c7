import "server-only";
import { notFound, redirect } from "next/navigation";
import { type Tx, withTenant } from "@/db/client";
import { findTopic, listTopics, type StoredTopic } from "@/db/queries/topics/list-topics";
import type { WorkspaceScope } from "@/db/scope";
import { chooseScope } from "@/features/topics/choose-scope";
import { describeNumbers } from "@/features/topics/describe-numbers";
import { foreseeMerge } from "@/features/topics/foresee-merge";
import { type RawQuery, readTopicQuery, scopeOnly, type TopicQuery, topicHref } from "@/features/topics/input";
import { loadTopicWords } from "@/features/topics/load-topic-words";
import { nameTopic, sayDays, sayRules, type TopicWords } from "@/features/topics/topic-words";
import { requireWorkspace } from "@/platform/session";

export type MergePageView = Awaited<ReturnType<typeof loadMerge>>;

/** A topic that is to become part of another: which one, and what will happen before it does. */
export async function loadMerge(slug: string, topicId: string, raw: RawQuery) {
  const { db, scope, workspace } = await requireWorkspace(slug, "survey.write");
  const words = await loadTopicWords();
  const home = `/w/${slug}/feedback/topics`;
  const query = { ...scopeOnly(readTopicQuery(raw)), filter: null };
  return withTenant(db, scope, async (tx) => {
    const topics = await listTopics(tx, scope);
    const topic = findTopic(topics, topicId);
    if (topic === undefined) notFound();
    if (topic.id !== topicId || topic.archived) redirect(topicHref(`${home}/${topic.id}`, query));
    const others = topics.filter(({ id, archived }) => !archived && id !== topic.id);
    const into = others.find(({ id }) => id === raw.into);
    const hidden = Object.entries(query).flatMap(([name, value]) => (typeof value === "string" ? [[name, value]] : []));
    return {
      slug,
      id: topic.id,
      version: topic.version,
      name: nameTopic(topic, words),
      path: `${home}/${topic.id}/merge`,
      backHref: topicHref(`${home}/${topic.id}`, query),
      hidden,
      others: others.map((one) => ({ id: one.id, name: nameTopic(one, words) })),
      into: into === undefined ? null : await describe(topic, into),
    };

    async function describe(from: StoredTopic, target: StoredTopic) {
      return {
        id: target.id,
        name: nameTopic(target, words),
        words: sayRules(from, words),
        otherWay: `${home}/${target.id}/merge?${new URLSearchParams([...hidden, ["into", from.id]])}`,
        seen: await describeForeseen(tx, scope, { workspace, query, from, target }, words),
      };
    }
  });
}

async function describeForeseen(
  tx: Tx,
  scope: WorkspaceScope,
  asked: {
    readonly workspace: Parameters<typeof chooseScope>[2];
    readonly query: TopicQuery;
    readonly from: StoredTopic;
    readonly target: StoredTopic;
  },
  words: TopicWords,
) {
  const chosen = await chooseScope(tx, scope, asked.workspace, asked.query, new Date());
  if (chosen === null) return null;
  const base = { survey: chosen.survey.name, days: sayDays(chosen.range, words.locale) };
  const seen = await foreseeMerge(tx, scope, chosen, { topicId: asked.from.id, into: asked.target.id });
  if (seen === null) return { ...base, counts: null, numbers: null };
  const { judged, ...counts } = seen;
  return { ...base, counts, numbers: judged === null ? null : describeNumbers(judged, chosen.score, words) };
}
