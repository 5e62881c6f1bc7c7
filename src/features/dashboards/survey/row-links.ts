import { COMPLETION } from "@/db/rollups/stored-answer";
import type { PooledSeries } from "@/features/dashboards/pool-series";
import type { AnswerLinks } from "@/features/dashboards/survey/answer-links";

/** Where the answers behind a number of one survey are listed, wherever the number stands. */
export function rowLinks(
  path: string,
  of: {
    /** Only one scale is told in one number: answers on another one stand in another line. */
    readonly question: {
      readonly questionId: string;
      readonly scale: string;
      readonly series: readonly Pick<PooledSeries, "questionId" | "ordinal" | "scale">[];
    };
    readonly filters: Readonly<Record<string, string>>;
    readonly from: string;
    readonly to: string;
  },
): AnswerLinks {
  const { from, to, question } = of;
  const { questionId, scale } = question;
  const series = question.series.filter((one) => one.questionId === questionId && one.scale === scale);
  const address = (own: Record<string, string>, filters = of.filters, numbered = true) => {
    const params = new URLSearchParams({ ...(numbered ? { question: questionId } : {}), ...own, from, to });
    if (numbered && questionId !== COMPLETION && series.length > 0)
      params.set("series", series.map(({ ordinal }) => ordinal).join(","));
    for (const [name, value] of Object.entries(filters)) params.set(`filter.${name}`, value);
    return `${path}/answers?${params}`;
  };
  const within = (group?: readonly [string, string]) => (group ? { ...of.filters, [group[0]]: group[1] } : of.filters);
  return {
    part: (part) => address({ part }),
    scores: (scores, group) => address({ score: scores.join(",") }, within(group)),
    group: (dimension, value) => address({ part: "counted" }, within([dimension, value])),
    held: address({ part: "held" }),
    comments: address({ comment: "with" }, of.filters, false),
  };
}
