import { readingOf } from "@/features/dashboards/metric-answer";
import type { Nonresponse, RatedGroup } from "@/features/dashboards/nonresponse/read-nonresponse";

/** Who answers and who does not as the API replies it: figures unrounded, groups by the attributes' own names. */
export function toNonresponseJson(data: Nonresponse, timeZone: string) {
  const { outline, days, judged, counts, weighed, tab, by } = data;
  return {
    survey: outline.id,
    ...{ ...days.range, lastJudged: judged.to < judged.from ? null : judged.to, timeZone },
    total: { answered: counts?.total.answered ?? 0, ...readingOf(counts?.total ?? NOTHING) },
    attributes: (counts?.dimensions ?? []).map(({ name, groups, differs, pValue, pAdjusted }) => ({
      ...{ name, differs, pValue, pAdjusted },
      groups: groups.map(toGroup),
    })),
    leftOut: counts?.wide ?? [],
    beyond: counts?.beyond ?? [],
    weighed:
      weighed === null || tab === null || by === null
        ? null
        : {
            ...{ metric: tab.metric, question: tab.questionId, scale: weighed.scale, by },
            plain: readingOf(weighed.plain),
            inProportion: weighed.score && {
              value: weighed.score.value,
              n: weighed.score.n,
              interval: weighed.score.interval,
              effectiveN: weighed.score.effectiveN,
              designEffect: weighed.score.designEffect,
            },
            reason: weighed.reason,
            collapsed: weighed.collapsed,
            silent: weighed.silent,
            thin: weighed.thin,
          },
  };
}

const NOTHING = { value: null, n: 0, interval: null } as const;

function toGroup({ value, rate, answered, hidden }: RatedGroup) {
  if (hidden) return { value, suppressed: true as const };
  return { value, answered, rate: readingOf(rate) };
}
