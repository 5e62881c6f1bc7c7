import type { StoredTopic } from "@/db/queries/topics/list-topics";
import type { Change } from "@/domain/metrics/change";
import type { Interval } from "@/domain/metrics/interval";
import type { TopicScope } from "@/features/topics/choose-scope";
import type { Judged } from "@/features/topics/judge-topics";
import type { ListedTopic, TopicList } from "@/features/topics/read-topics";
import { nameTopic, type TopicNames, unitOf } from "@/features/topics/topic-words";

/** A topic with its rules, as the API writes it: words that are sent back change nothing. */
export function toTopicJson(topic: StoredTopic, words: TopicNames) {
  const { id, starter, version, archived, rules, parts } = topic;
  return {
    ...{ id, name: nameTopic(topic, words), starter, version, archived, ...rules },
    /** Topics that became part of it: their words are looked for as well. */
    merged: parts.map((part) => ({ id: part.id, name: nameTopic(part, words), ...part.rules })),
  };
}

/** Whose comments of which days the numbers are of. */
export function toScopeJson({ survey, range, compared, score }: TopicScope, list: TopicList) {
  return {
    ...{ survey: survey.id, ...range, compared },
    metric: score?.metric ?? null,
    unit: score === null ? null : unitOf(score),
    comments: list.protectedHere ? null : list.comments,
    commentsBefore: list.protectedHere ? null : list.commentsBefore,
    upToDate: list.work.applied && list.work.waiting === 0,
  };
}

/** The numbers of a topic as its screen shows them; `suppressed` where so few people wrote that they would tell who. */
export function toNumbersJson({ judged, hidden }: ListedTopic, { protectedHere }: TopicList) {
  if (hidden || protectedHere) return { suppressed: true as const };
  const { n, of, nBefore, ofBefore, share, change, moved, effect, assessment, pull, rough } = judged;
  return {
    mentions: n,
    comments: of,
    share: { value: share.value, interval: share.interval },
    // What nobody mentions in these days is compared with nothing.
    before: n === 0 ? null : { mentions: nBefore, comments: ofBefore },
    change: change === null ? null : { ...differenceJson(change), verdict: moved },
    effect: effect === null ? null : { ...differenceJson(effect), ...scoresOf(effect), assessment, rough },
    pull: pull === null ? null : { value: pull.value, interval: pull.interval },
  };
}

function differenceJson({ difference, interval }: Change): { difference: number | null; interval: Interval | null } {
  return { difference, interval };
}

/** How many scores stand beside the comments with the topic, and beside the others. */
function scoresOf({ n }: NonNullable<Judged["effect"]>) {
  return { n: n.current, nOthers: n.previous };
}
