import type { LedgerPart } from "@/db/queries/answers/answer-filter";
import type { DashboardQuery } from "@/features/dashboards/survey/input";
import type { DashboardData, DashboardNumbers } from "@/features/dashboards/survey/read-dashboard";
import { rowLinks } from "@/features/dashboards/survey/row-links";

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
  const { questionId } = tab;
  return rowLinks(path, {
    question: { questionId, scale: score.scale, series: outline.series },
    filters: query.filters,
    ...days.range,
  });
}
