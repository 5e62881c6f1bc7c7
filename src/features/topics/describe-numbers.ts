import { describeShare } from "@/features/topics/describe-topics";
import type { Judged } from "@/features/topics/judge-topics";
import { sayShare, saySteps, type TopicWords, unitOf } from "@/features/topics/topic-words";
import { sayBetween } from "@/platform/i18n/metric-words";

export type TopicNumbersView = ReturnType<typeof describeNumbers>;

/** The numbers of one topic as they are read: share, change, difference of the score, pull. */
export function describeNumbers(judged: Judged, score: Parameters<typeof unitOf>[0] | null, words: TopicWords) {
  const unit = score === null ? null : unitOf(score);
  const { effect, pull } = judged;
  const decimals = unit === "score" ? 2 : 0;
  return {
    ...describeShare(judged, words),
    of: words.t("topic.ofComments", { share: sayShare(judged.share.value, words), n: judged.of }),
    metric: score === null ? "" : words.metrics(`short.${score.metric}`),
    effect:
      unit === null || effect?.difference == null
        ? null
        : {
            text: saySteps(effect.difference, unit, words),
            between: sayBetween(words, effect.interval, unit, decimals),
            n: words.metrics("answers", { n: effect.n.current }),
            rough: judged.rough,
            assessment: judged.assessment,
            direction: effect.difference > 0 ? ("up" as const) : ("down" as const),
          },
    pull:
      unit === null || pull === null
        ? null
        : {
            text: saySteps(pull.value, unit, words, unit === "score" ? 2 : 1),
            between: sayBetween(words, pull.interval, unit, unit === "score" ? 2 : 1),
          },
  };
}
