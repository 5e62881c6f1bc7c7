import type { TopicComment } from "@/db/queries/topics/list-topic-comments";
import type { StoredTopic } from "@/db/queries/topics/list-topics";
import { bandOf, isScaleId, SCALES } from "@/domain/metrics/scale";
import { TOPIC_LANGUAGES } from "@/domain/topics/languages";
import { compileTopics, matchTopics } from "@/domain/topics/match-topics";
import { findPersonalData, PERSONAL_KINDS } from "@/domain/topics/personal-data";
import { MOST_CHARACTERS, tokenize } from "@/domain/topics/tokenize";
import type { TopicScope } from "@/features/topics/choose-scope";
import { nameTopic, sayDay, type TopicWords } from "@/features/topics/topic-words";
import { listFormat } from "@/platform/i18n/formats";
import { nameGroup } from "@/platform/i18n/name-group";

/** Of a long comment so much is shown; the answer's own page has all of it. */
const MOST_SHOWN = 1_500;

export type CommentView = ReturnType<typeof describeComments>[number];

/**
 * Comments as they are read: words of topics marked (of one topic where the page is about it), personal data named. Those of an
 * anonymous survey stand without day and group.
 */
export function describeComments(
  comments: readonly TopicComment[],
  chosen: TopicScope,
  topics: readonly StoredTopic[],
  about: string | null,
  slug: string,
  words: TopicWords,
) {
  const { t, locale } = words;
  const { survey } = chosen;
  const anonymous = survey.anonymous;
  const names = new Map(topics.map((topic) => [topic.id, nameTopic(topic, words)]));
  const sought = topics.filter(({ id, archived }) => (about === null ? !archived : id === about));
  const matcher = compileTopics(sought.flatMap((topic) => [topic, ...topic.parts]));
  return comments.map((comment) => {
    const language = [...TOPIC_LANGUAGES, "other" as const].find((one) => one === comment.language) ?? "unknown";
    const hits = matchTopics(matcher, tokenize(comment.text), language);
    const kinds = PERSONAL_KINDS.filter((kind) => comment.personal.includes(kind));
    return {
      id: comment.responseId,
      lang: language === "unknown" || language === "other" ? undefined : language,
      pieces: cutPieces(comment.text.slice(0, MOST_SHOWN), hits),
      more: comment.text.length > MOST_SHOWN,
      cut: comment.text.length > MOST_CHARACTERS ? t("comments.cut", { n: MOST_CHARACTERS }) : null,
      score: scoreOf(comment, chosen),
      day: anonymous ? "" : sayDay(comment.day, locale),
      groups: anonymous
        ? []
        : comment.dimNames.map((name, place) => ({
            name,
            value: nameGroup(name, comment.dimValues[place] ?? "", locale),
          })),
      topics: comment.topics.flatMap((id) => {
        const name = names.get(id);
        return name === undefined ? [] : [{ id, name }];
      }),
      tags: comment.tags,
      hidden: comment.hidden,
      personal:
        kinds.length === 0
          ? null
          : listFormat(locale, "conjunction").format(kinds.map((kind) => t(`personal.kinds.${kind}`))),
      found: kinds.length > 0 && findPersonalData(comment.text).length > 0,
      href: `/w/${slug}/surveys/${survey.id}/answers?comment=with&response=${comment.responseId}`,
    };
  });
}

/** A text in pieces, those that stand in a hit marked. */
export function cutPieces(text: string, hits: readonly { readonly start: number; readonly end: number }[]) {
  const pieces: { text: string; marked: boolean; at: number }[] = [];
  let at = 0;
  for (const { start, end } of [...hits].sort((a, b) => a.start - b.start)) {
    if (end <= at || start >= text.length) continue;
    const from = Math.max(start, at);
    if (from > at) pieces.push({ text: text.slice(at, from), marked: false, at });
    pieces.push({ text: text.slice(from, end), marked: true, at: from });
    at = end;
  }
  if (at < text.length) pieces.push({ text: text.slice(at), marked: false, at });
  return pieces;
}

function scoreOf({ score, questionId, series }: TopicComment, { survey }: TopicScope) {
  const scale = survey.series.find((one) => one.questionId === questionId && one.ordinal === series)?.scale;
  if (score === null || scale === undefined || !isScaleId(scale)) return null;
  const { groups } = SCALES[scale];
  const band = bandOf(SCALES[scale], score);
  const place = groups.findIndex(({ name }) => name === band);
  if (place < 0) return null;
  const group = place === 0 ? ("low" as const) : place === groups.length - 1 ? ("high" as const) : ("middle" as const);
  return { text: String(score), group };
}
