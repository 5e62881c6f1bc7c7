"use server";

import { withTenant } from "@/db/client";
import { listTopics } from "@/db/queries/topics/list-topics";
import * as stored from "@/db/queries/topics/write-topics";
import { wantTopics } from "@/db/rollups/apply-topics";
import { TOPIC_LIMITS } from "@/domain/topics/topic-rules";
import type { TopicState } from "@/features/topics/form-actions";
import { loadTopicWords } from "@/features/topics/load-topic-words";
import { hasAsManyAsMayBe, isTaken } from "@/features/topics/save-topic";
import { finishTopics, tellTopic } from "@/features/topics/tell-topic";
import { nameTopic } from "@/features/topics/topic-words";
import { done, type FormState, refused } from "@/platform/form-state";
import { runAction } from "@/platform/http/run-action";
import { isUuid } from "@/platform/is-uuid";
import { requireAction } from "@/platform/session";

/** Lets a topic become part of another, as both were seen. */
export async function mergeTopic(
  slug: string,
  topicId: string,
  _state: TopicState,
  form: FormData,
): Promise<TopicState> {
  return runAction("merge-topic", async (): Promise<TopicState> => {
    const { db, scope } = await requireAction(slug, "survey.write");
    const { t } = await loadTopicWords();
    const into = String(form.get("into"));
    const version = Number(form.get("version"));
    if (!isUuid(into) || into === topicId) return refused(t("act.failed"));
    const said = await withTenant(db, scope, async (tx): Promise<TopicState> => {
      if (!(await stored.mergeTopic(tx, scope, { id: topicId, version, into })))
        return refused(t("form.errors.changed"));
      await tellTopic(tx, scope, "topic.merged", topicId, undefined, { into });
      await wantTopics(tx, scope);
      return { ...done(t("merge.done")), href: `/w/${slug}/feedback/topics/${into}` };
    });
    if (said.ok) await finishTopics(slug, db, scope);
    return said;
  });
}

/** Makes what was merged a topic of its own again: which, its button says. */
export async function splitTopic(slug: string, _state: FormState, form: FormData): Promise<FormState> {
  return runAction("split-topic", async () => {
    const { db, scope } = await requireAction(slug, "survey.write");
    const words = await loadTopicWords();
    const { t } = words;
    const said = await withTenant(db, scope, async (tx) => {
      const topics = await listTopics(tx, scope);
      const part = topics.flatMap(({ parts }) => parts).find(({ id }) => id === form.get("part"));
      if (part === undefined) return refused(t("topic.gone"));
      const name = nameTopic(part, words);
      if (isTaken(topics, name, null, words)) return refused(t("merge.taken", { name }));
      if (hasAsManyAsMayBe(topics)) return refused(t("form.errors.many", { n: TOPIC_LIMITS.topics }));
      await stored.splitTopic(tx, scope, part.id);
      await tellTopic(tx, scope, "topic.merge_undone", part.id, { into: part.mergedInto }, undefined);
      await wantTopics(tx, scope);
      return done(t("merge.undone", { name }));
    });
    if (said.ok) await finishTopics(slug, db, scope);
    return said;
  });
}
