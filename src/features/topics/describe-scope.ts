import type { Dimension } from "@/db/queries/list-dimensions";
import { LANGUAGE_DIMENSION } from "@/db/rollups/topic-cells";
import type { TopicScope } from "@/features/topics/choose-scope";
import { scopeOnly, type TopicQuery, topicHref } from "@/features/topics/input";
import { sayDays, type TopicWords } from "@/features/topics/topic-words";
import { nameGroup } from "@/platform/i18n/name-group";

export type ScopeView = ReturnType<typeof describeScope>;

/** The sentence on top: whose comments of which days; every choice is an address. */
export function describeScope(
  chosen: TopicScope,
  dimensions: readonly Dimension[],
  query: TopicQuery,
  path: string,
  words: TopicWords,
) {
  const { t, locale } = words;
  const kept = scopeOnly(query);
  const { filter } = query;
  const languages = ["en", "de", "fr", "ar"] as const;
  return {
    survey: chosen.survey.name,
    surveys: chosen.surveys.map(({ id, name }) => ({
      href: topicHref(path, { ...kept, filter: null }, { survey: id }),
      label: name,
      current: id === chosen.survey.id,
    })),
    days: sayDays(chosen.range, locale),
    compared: t("scope.comparedWith", { days: sayDays(chosen.compared, locale) }),
    usualHref: topicHref(path, kept, { from: undefined, to: undefined }),
    isUsual: query.from === undefined,
    form: {
      action: path,
      ...chosen.range,
      hidden: [
        ...(query.survey ? [["survey", query.survey] as const] : []),
        ...(filter ? [[`filter.${filter.name}`, filter.value] as const] : []),
      ],
    },
    filter:
      filter === null
        ? null
        : {
            text: `${filter.name === LANGUAGE_DIMENSION ? t("scope.language") : filter.name}: ${sayGroup(filter, words)}`,
            href: topicHref(path, kept, { filter: null }),
          },
    dimensions: [
      ...dimensions,
      // Whose language is known only from few words says little in an anonymous survey, and may say too much.
      ...(chosen.survey.anonymous ? [] : [{ name: LANGUAGE_DIMENSION, values: languages }]),
    ].map(({ name, values }) => ({
      name: name === LANGUAGE_DIMENSION ? t("scope.language") : name,
      choices: values.map((value) => ({
        href: topicHref(path, kept, { filter: { name, value } }),
        label: sayGroup({ name, value }, words),
        current: filter?.name === name && filter.value === value,
      })),
    })),
  };
}

/** A value of an attribute as it is read. */
export function sayGroup(
  { name, value }: { readonly name: string; readonly value: string },
  { t, locale }: TopicWords,
): string {
  if (name !== LANGUAGE_DIMENSION) return nameGroup(name, value, locale);
  const language = (["en", "de", "fr", "ar", "other", "unknown"] as const).find((one) => one === value);
  return language === undefined ? value : t(`languages.${language}`);
}
