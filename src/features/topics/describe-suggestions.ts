import type { Suggestions } from "@/db/queries/topics/list-suggestions";
import { LANGUAGE_DIMENSION } from "@/db/rollups/topic-cells";
import { sayGroup } from "@/features/topics/describe-scope";
import type { ListedTopic } from "@/features/topics/read-topics";
import { nameTopic, sayShare, type TopicWords } from "@/features/topics/topic-words";
import { sayClock } from "@/platform/i18n/say-days";

export type SuggestionsView = ReturnType<typeof describeSuggestions>;

/** What was suggested, as a person decides on it. */
export function describeSuggestions(
  { open, at }: Suggestions,
  topics: readonly ListedTopic[],
  surveyId: string,
  words: TopicWords,
  { zone, now }: { readonly zone: string; readonly now: Date },
) {
  const { t, locale } = words;
  return {
    surveyId,
    looked: at === null ? null : t("suggestions.looked", { when: sayClock(at, now, zone, locale) }),
    topics: topics.map(({ topic }) => ({ id: topic.id, name: nameTopic(topic, words) })),
    rows: open.map((one) => {
      const language = sayGroup({ name: LANGUAGE_DIMENSION, value: one.language }, words);
      const risen = one.outOfBefore > 0;
      return {
        id: one.id,
        label: one.label,
        terms: one.terms,
        text: risen
          ? t("suggestions.seen", {
              found: one.found,
              share: sayShare((100 * one.found) / Math.max(one.outOf, 1), words),
              language,
              before: sayShare((100 * one.foundBefore) / one.outOfBefore, words),
            })
          : t("suggestions.uncovered", { found: one.found, language }),
      };
    }),
  };
}
