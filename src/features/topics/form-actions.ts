"use server";

import { withTenant } from "@/db/client";
import { listTopics } from "@/db/queries/topics/list-topics";
import { readNewestTexts } from "@/db/queries/topics/read-texts";
import { TOPIC_LANGUAGES } from "@/domain/topics/languages";
import { compileTopics, matchTopics } from "@/domain/topics/match-topics";
import { tokenize } from "@/domain/topics/tokenize";
import { TOPIC_LIMITS } from "@/domain/topics/topic-rules";
import { cutPieces } from "@/features/topics/describe-comments";
import { loadTopicWords } from "@/features/topics/load-topic-words";
import { readTopicForm } from "@/features/topics/read-topic-form";
import { changeTopicWords, createTopic } from "@/features/topics/save-topic";
import { finishTopics } from "@/features/topics/tell-topic";
import { done, type FormState, refused } from "@/platform/form-state";
import { runAction } from "@/platform/http/run-action";
import { can } from "@/platform/roles";
import { requireAction } from "@/platform/session";

/** A preview looks at so many of the newest comments, and shows so many of those it found. */
const LOOKED_AT = 3_000;
const SHOWN = 20;
const MOST_SHOWN = 400;

/** What a page of topics says when a form was sent; where it leads to afterwards. */
export interface TopicState extends FormState {
  readonly href?: string;
}

/** What words would find, before they are saved. */
export interface PreviewState extends FormState {
  readonly found?: readonly { readonly id: string; readonly pieces: ReturnType<typeof cutPieces> }[];
}

/** Saves a topic, new or as it was seen (`topicId`). */
export async function saveTopic(
  slug: string,
  topicId: string | null,
  _state: TopicState,
  form: FormData,
): Promise<TopicState> {
  return runAction("save-topic", async (): Promise<TopicState> => {
    const { db, scope } = await requireAction(slug, "survey.write");
    const words = await loadTopicWords();
    const read = readTopicForm(form, words.t);
    if (!read.ok) return refused(words.t("form.errors.fields"), read.errors);
    const { name, rules, version } = read;
    const saved = await withTenant(db, scope, (tx) =>
      topicId === null
        ? createTopic(tx, scope, { name, rules }, words)
        : changeTopicWords(tx, scope, { id: topicId, version, name, rules }, words),
    );
    if (!saved.ok) {
      if (saved.why === "taken") return refused(words.t("form.errors.fields"), { name: words.t("form.errors.taken") });
      return refused(words.t(`form.errors.${saved.why}`, { n: TOPIC_LIMITS.topics }));
    }
    await finishTopics(slug, db, scope);
    return { ...done(words.t("form.saved")), href: `/w/${slug}/feedback/topics/${saved.id}` };
  });
}

/** Says what the words in the form would find among the newest comments of all surveys that know their people; saves nothing. */
export async function previewTopic(
  slug: string,
  topicId: string | null,
  _state: PreviewState,
  form: FormData,
): Promise<PreviewState> {
  return runAction("preview-topic", async (): Promise<PreviewState> => {
    const { db, scope, role } = await requireAction(slug, "survey.write");
    const { t } = await loadTopicWords();
    const read = readTopicForm(form, t);
    if (!read.ok && Object.keys(read.errors).some((field) => field !== "name"))
      return refused(t("form.errors.fields"), read.errors);
    if (!read.ok) {
      // Words can be tried before they have a name.
      form.set("name", "…");
      return previewTopic(slug, topicId, _state, form);
    }
    const { texts, parts } = await withTenant(db, scope, async (tx) => ({
      texts: await readNewestTexts(tx, scope, LOOKED_AT),
      parts: (await listTopics(tx, scope)).find(({ id }) => id === topicId)?.parts ?? [],
    }));
    const matcher = compileTopics([{ id: "this", rules: read.rules }, ...parts]);
    const judged = texts.map((one) => {
      const language = [...TOPIC_LANGUAGES, "other" as const].find((known) => known === one.language) ?? "unknown";
      const hits = matchTopics(matcher, tokenize(one.text), language);
      return { one, hits, had: topicId !== null && one.topics.includes(topicId) };
    });
    const found = judged.filter(({ hits }) => hits.length > 0);
    const shown = can(role, "response.read") ? found.slice(0, SHOWN) : [];
    return {
      ...done(
        t("form.previewCount", {
          n: found.length,
          of: texts.length,
          fresh: found.filter(({ had }) => !had).length,
          gone: judged.filter(({ hits, had }) => had && hits.length === 0).length,
        }),
      ),
      found: shown.map(({ one, hits }) => ({
        id: one.responseId,
        pieces: cutPieces(one.text.slice(0, MOST_SHOWN), hits),
      })),
    };
  });
}
