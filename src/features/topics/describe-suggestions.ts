import type { Suggestions } from "@/db/queries/topics/list-suggestions";
import { LANGUAGE_DIMENSION } from "@/db/rollups/topic-cells";
import { localDay } from "@/domain/calendar/day";
import { sayGroup } from "@/features/topics/describe-scope";
import type { ListedTopic } from "@/features/topics/read-topics";
import { nameTopic, sayShare, type TopicWords } from "@/features/topics/topic-words";
import { dateFormat } from "@/platform/i18n/formats";

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
  const today = at !== null && localDay(at, zone) === localDay(now, zone);
  const when = dateFormat(locale, { ...(today ? { timeStyle: "short" } : { dateStyle: "medium" }), timeZone: zone });
  return {
    surveyId,
    looked: at === null ? null : t("suggestions.looked", { when: when.format(at) }),
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
