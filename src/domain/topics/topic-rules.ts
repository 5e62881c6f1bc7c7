import { z } from "zod";
import { TOPIC_LANGUAGES } from "@/domain/topics/languages";

/** How long lists of words may become; far more than anybody keeps up. */
export const TOPIC_LIMITS = { nameLength: 60, words: 200, wordLength: 60, topics: 100 } as const;

const word = z.string().trim().min(2).max(TOPIC_LIMITS.wordLength);
const list = z.array(word).max(TOPIC_LIMITS.words);
const lists = z.strictObject({ en: list, de: list, fr: list, ar: list, any: list });

/**
 * What a topic is found by: words and phrases by language, and words that speak against it. A `*` at an end of a word stands
 * for any beginning or ending. A list is looked for in comments of its language and in those whose language is not known;
 * `any` in all.
 */
export const topicRulesSchema = z.strictObject({ words: lists, except: list });

export type TopicRules = z.infer<typeof topicRulesSchema>;
export type WordList = keyof TopicRules["words"];

/** The lists in the order of the form. */
export const WORD_LISTS: readonly WordList[] = [...TOPIC_LANGUAGES, "any"];

/** Rules that find nothing. */
export const NO_RULES: TopicRules = { words: { en: [], de: [], fr: [], ar: [], any: [] }, except: [] };

/** Whether rules could find anything at all. */
export function findsSomething(rules: TopicRules): boolean {
  return WORD_LISTS.some((name) => rules.words[name].length > 0);
}
