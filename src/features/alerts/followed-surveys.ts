import type { NamedRule } from "@/db/queries/alerts/find-rule";
import { isScoreMetric } from "@/domain/metrics/metric";
import { metricOf } from "@/features/alerts/question-of";

/** The surveys whose single answers a member follows: those of their numbers; null where one of them is of all surveys. */
export function followedSurveys(followed: readonly NamedRule[]): string[] | null {
  const scores = followed.filter(({ rule }) => isScoreMetric(metricOf(rule.metric)));
  if (scores.some(({ rule }) => rule.surveyId === null)) return null;
  return [...new Set(scores.flatMap(({ rule }) => rule.surveyId ?? []))];
}
