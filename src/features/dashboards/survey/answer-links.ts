import type { LedgerPart } from "@/db/queries/answers/answer-filter";
import type { DashboardQuery } from "@/features/dashboards/survey/input";
import type { DashboardData, DashboardNumbers } from "@/features/dashboards/survey/read-dashboard";

/** Where the answers behind a dashboard's numbers are listed: of its question, days, filters and series. */
export interface AnswerLinks {
  /** A line of the ledger. */
  part(part: LedgerPart): string;
  /** Those who gave one of these scores, in a group of the breakdown where one is named. */
  scores(scores: readonly number[], group?: readonly [dimension: string, value: string]): string;
  group(dimension: string, value: string): string;
  readonly held: string;
  readonly comments: string;
}

/** The addresses of the answers screen; null for who may not read single answers. */
export function answerLinks(
  path: string,
  query: DashboardQuery,
  { tab, outline }: Pick<DashboardData, "tab" | "outline">,
  { days, score }: Pick<DashboardNumbers, "days" | "score">,
  mayRead: boolean,
): AnswerLinks | null {
  if (!mayRead) return null;
  const { from, to } = days.range;
  // Only one scale is told in one number: answers on another one stand in another line.
  const series = outline.series.filter((one) => one.questionId === tab.questionId && one.scale === score.scale);
  const address = (own: Record<string, string>, filters = query.filters, numbered = true) => {
    const params = new URLSearchParams({ ...(numbered ? { question: tab.questionId } : {}), ...own, from, to });
    if (numbered && series.length > 0) params.set("series", series.map(({ ordinal }) => ordinal).join(","));
    for (const [name, value] of Object.entries(filters)) params.set(`filter.${name}`, value);
    return `${path}/answers?${params}`;
  };
  const within = (group?: readonly [string, string]) =>
    group ? { ...query.filters, [group[0]]: group[1] } : query.filters;
  return {
    part: (part) => address({ part }),
    scores: (scores, group) => address({ score: scores.join(",") }, within(group)),
    group: (dimension, value) => address({ part: "counted" }, within([dimension, value])),
    held: address({ part: "held" }),
    comments: address({ comment: "with" }, query.filters, false),
  };
}
