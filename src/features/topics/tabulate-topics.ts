import { comparedRow, hiddenRow } from "@/domain/exports/compared-row";
import type { NumberRow } from "@/domain/exports/number-rows";
import type { TopicScope } from "@/features/topics/choose-scope";
import type { TopicList } from "@/features/topics/read-topics";
import { nameTopic, sayShare, saySteps, type TopicWords, unitOf } from "@/features/topics/topic-words";

/**
 * Topics as rows: each one's share of all comments against the days before, its parts of the days, and how far the score of
 * those who mention it lies from that of the others. What too few wrote of is hidden.
 */
export function tabulateTopics(words: TopicWords, list: TopicList, { range, score }: TopicScope): NumberRow[] {
  if (list.protectedHere) return [];
  const share = { metric: "topic_share", unit: "percent" } as const;
  return list.topics.flatMap(({ topic, judged, hidden, parts }): NumberRow[] => {
    const name = nameTopic(topic, words);
    if (hidden) return [hiddenRow({ part: "total", name, ...share, ...range })];
    const { n, of, nBefore, ofBefore, change, effect } = judged;
    const before = ofBefore === 0 ? null : (100 * nBefore) / ofBefore;
    const total = comparedRow(
      { part: "total", name, ...share, ...range, shown: sayShare(judged.share.value, words) },
      { reading: judged.share, ...(change === null ? {} : { change }) },
    );
    return [
      // Its p is of this comparison alone; the verdict is corrected for all topics, as on the screen.
      { ...total, p: null, n, previous: before, previousN: nBefore, verdict: judged.moved, note: `${n}/${of}` },
      ...parts.map((part): NumberRow => {
        const value = part.of === 0 ? null : (100 * part.n) / part.of;
        return {
          ...{ part: "period", name, ...share, from: part.from, to: part.to },
          ...{ value, shown: sayShare(value, words), n: part.n, note: `${part.n}/${part.of}` },
        };
      }),
      ...(effect === null || score === null
        ? []
        : [
            {
              part: "driver",
              ...{ name, metric: score.metric, unit: unitOf(score), ...range },
              ...{ value: effect.difference, n: effect.n.current, assessment: judged.assessment },
              ...{ low: effect.interval?.low ?? null, high: effect.interval?.high ?? null },
              shown: effect.difference === null ? "—" : saySteps(effect.difference, unitOf(score), words),
            } as const,
          ]),
    ];
  });
}
