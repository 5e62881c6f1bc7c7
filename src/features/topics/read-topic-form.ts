import {
  findsSomething,
  TOPIC_LIMITS,
  type TopicRules,
  topicRulesSchema,
  WORD_LISTS,
} from "@/domain/topics/topic-rules";
import type { Translator } from "@/platform/i18n/translator";

export type ReadTopic =
  | { readonly ok: true; readonly name: string; readonly rules: TopicRules; readonly version: number }
  | { readonly ok: false; readonly errors: Record<string, string> };

/** Reads a topic out of its form; what does not fit is told by its field. */
export function readTopicForm(form: FormData, t: Translator<"topics">): ReadTopic {
  const errors: Record<string, string> = {};
  const name = String(form.get("name") ?? "").trim();
  if (name === "" || name.length > TOPIC_LIMITS.nameLength) errors.name = t("form.errors.name");
  const linesOf = (field: string) => {
    const lines = String(form.get(field) ?? "").split("\n");
    const list = [...new Set(lines.map((line) => line.trim()).filter(Boolean))];
    const fits = list.every((line) => line.length >= 2 && line.length <= TOPIC_LIMITS.wordLength);
    if (!fits || list.length > TOPIC_LIMITS.words) errors[field] = t("form.errors.words");
    return list;
  };
  const words = Object.fromEntries(WORD_LISTS.map((list) => [list, linesOf(`words.${list}`)]));
  const parsed = topicRulesSchema.safeParse({ words, except: linesOf("except") });
  if (parsed.success && !findsSomething(parsed.data)) errors["words.any"] = t("form.errors.nothing");
  if (!parsed.success || Object.keys(errors).length > 0) return { ok: false, errors };
  return { ok: true, name, rules: parsed.data, version: Number(form.get("version") ?? 0) };
}
