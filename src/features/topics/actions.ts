"use server";

import { revalidatePath } from "next/cache";
import { getTranslations } from "next-intl/server";
import { withTenant } from "@/db/client";
import { listTopics } from "@/db/queries/topics/list-topics";
import { decideSuggestion } from "@/db/queries/topics/write-suggestions";
import { updateTopic } from "@/db/queries/topics/write-topics";
import { applyFewTopics, wantTopics } from "@/db/rollups/apply-topics";
import { TOPIC_LANGUAGES } from "@/domain/topics/languages";
import { NO_RULES, TOPIC_LIMITS } from "@/domain/topics/topic-rules";
import { chooseScope } from "@/features/topics/choose-scope";
import { loadTopicWords } from "@/features/topics/load-topic-words";
import { lookForTopics } from "@/features/topics/look-for-topics";
import { createTopic, hasAsManyAsMayBe, isTaken, setTopicAway } from "@/features/topics/save-topic";
import { finishTopics, tellTopic } from "@/features/topics/tell-topic";
import { nameTopic } from "@/features/topics/topic-words";
import { done, type FormState, refused } from "@/platform/form-state";
import { conflict } from "@/platform/http/problem";
import { runAction } from "@/platform/http/run-action";
import { isUuid } from "@/platform/is-uuid";
import { requireAction } from "@/platform/session";

/** Accepts a suggestion as a topic, adds its words to one, or dismisses it: which, its button says. */
export async function decide(slug: string, _state: FormState, form: FormData): Promise<FormState> {
  return runAction("decide-topic-suggestion", async () => {
    const { db, scope } = await requireAction(slug, "survey.write");
    const words = await loadTopicWords();
    const { t } = words;
    const [id, intent] = [String(form.get("id")), String(form.get("intent"))];
    const into = String(form.get("into") ?? "");
    const name = String(form.get("name") ?? "").trim();
    if (!isUuid(id) || !["accept", "merge", "dismiss"].includes(intent)) return refused(t("act.failed"));
    if (intent === "accept" && (name === "" || name.length > TOPIC_LIMITS.nameLength))
      return refused(t("form.errors.fields"), { name: t("form.errors.name") });
    const said = await withTenant(db, scope, async (tx) => {
      const topics = await listTopics(tx, scope);
      const target = topics.find((one) => one.id === into);
      if (intent === "merge" && target === undefined) return refused(t("act.failed"));
      if (intent === "accept" && isTaken(topics, name, null, words))
        return refused(t("form.errors.fields"), { name: t("form.errors.taken") });
      if (intent === "accept" && hasAsManyAsMayBe(topics))
        return refused(t("form.errors.many", { n: TOPIC_LIMITS.topics }));
      const suggestion = await decideSuggestion(tx, scope, id, intent === "dismiss" ? "dismissed" : "accepted");
      if (suggestion === null) return refused(t("act.failed"));
      if (intent === "dismiss") return done(t("suggestions.dismissed"));
      const language = TOPIC_LANGUAGES.find((one) => one === suggestion.language) ?? "any";
      const lines = suggestion.terms.map((term) => term.slice(0, TOPIC_LIMITS.wordLength));
      if (target) {
        const { rules } = target;
        const merged = [...new Set([...rules.words[language], ...lines])].slice(0, TOPIC_LIMITS.words);
        const next = { name: target.name, rules: { ...rules, words: { ...rules.words, [language]: merged } } };
        // Thrown, so that the suggestion stays open.
        if (!(await updateTopic(tx, scope, target.id, target.version, next)))
          throw conflict(t("form.errors.changed"), "changed");
        await tellTopic(tx, scope, "topic.changed", target.id, { rules }, { rules: next.rules });
        await wantTopics(tx, scope);
        return done(t("suggestions.merged", { name: nameTopic(target, words) }));
      }
      const rules = { ...NO_RULES, words: { ...NO_RULES.words, [language]: lines } };
      await createTopic(tx, scope, { name, rules }, words);
      return done(t("suggestions.accepted", { name }));
    });
    if (said.ok && intent !== "dismiss") await applyFewTopics(db, scope);
    revalidatePath(`/w/${slug}/feedback/topics`, "layout");
    return said;
  });
}

/** Looks for new topics now. */
export async function look(slug: string, surveyId: string, _state: FormState, _form: FormData): Promise<FormState> {
  return runAction("look-for-topics", async () => {
    const { db, scope, workspace } = await requireAction(slug, "survey.write");
    const t = await getTranslations("topics");
    const now = new Date();
    const n = await withTenant(db, scope, async (tx) => {
      const chosen = await chooseScope(tx, scope, workspace, { survey: surveyId, filter: null }, now);
      return chosen === null ? 0 : lookForTopics(tx, scope, chosen, now);
    });
    revalidatePath(`/w/${slug}/feedback/topics`);
    return done(t("suggestions.found", { n }));
  });
}

/** Takes the last change of a topic back, puts it away or brings it back: which, its button says. */
export async function changeTopic(
  slug: string,
  topicId: string,
  _state: FormState,
  form: FormData,
): Promise<FormState> {
  return runAction("change-topic", async () => {
    const { db, scope } = await requireAction(slug, "survey.write");
    const t = await getTranslations("topics");
    const intent = String(form.get("intent"));
    const said = await withTenant(db, scope, async (tx) => {
      const topics = await listTopics(tx, scope);
      const one = topics.find(({ id }) => id === topicId);
      if (one === undefined) return refused(t("topic.gone"));
      if (intent === "restore" && hasAsManyAsMayBe(topics))
        return refused(t("form.errors.many", { n: TOPIC_LIMITS.topics }));
      if (intent === "undo") {
        if (one.replaced === null || !(await updateTopic(tx, scope, topicId, one.version, one.replaced)))
          return refused(t("form.errors.changed"));
        await tellTopic(tx, scope, "topic.changed", topicId, { name: one.name, rules: one.rules }, { ...one.replaced });
        await wantTopics(tx, scope);
      } else if (intent === "archive" || intent === "restore") {
        await setTopicAway(tx, scope, topicId, intent === "archive", new Date());
      } else return refused(t("act.failed"));
      return done(t(intent === "undo" ? "form.undone" : intent === "archive" ? "form.archived" : "form.restored"));
    });
    if (said.ok) await finishTopics(slug, db, scope);
    return said;
  });
}
