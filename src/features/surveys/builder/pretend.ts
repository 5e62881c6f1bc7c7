import { SCALES } from "@/domain/metrics/scale";
import type { Answers } from "@/domain/survey/answer-value";
import { type PathContext, pathOf } from "@/domain/survey/branching";
import type { Definition, ScoreQuestion } from "@/domain/survey/definition";
import { isScoreQuestion, scaleOf } from "@/domain/survey/outline";
import type { Place } from "@/features/surveys/builder/place";

/** The score that a preview may pretend: the survey's first score question, or undefined. */
export function pretended(definition: Definition): ScoreQuestion | undefined {
  return definition.questions.find(isScoreQuestion);
}

/** The points of a score, low to high. */
export function pointsOfScore(question: ScoreQuestion): number[] {
  const { min, max } = SCALES[scaleOf(question)];
  return Array.from({ length: max - min + 1 }, (_, at) => min + at);
}

/** The answers a preview begins with; none where no score is pretended or the place is before it. */
export function pretendedAnswers(definition: Definition, score: number | null): Answers {
  const question = pretended(definition);
  return question && score !== null && pointsOfScore(question).includes(score) ? { [question.id]: score } : {};
}

/** Whether somebody who gave this score and nothing else comes to the place. */
export function comesTo(definition: Definition, place: Place, score: number | null, context: PathContext): boolean {
  const { questions, ending } = pathOf(definition, pretendedAnswers(definition, score), context);
  return place.list === "endings" ? ending.id === place.id : questions.some(({ id }) => id === place.id);
}

/** The score to pretend for a place: the present one where it leads there, else the highest that does, else the present. */
export function fittingScore(
  definition: Definition,
  place: Place,
  present: number | null,
  context: PathContext,
): number | null {
  const question = pretended(definition);
  if (!question || comesTo(definition, place, present, context)) return present;
  const scores = pointsOfScore(question).reverse();
  return scores.find((score) => comesTo(definition, place, score, context)) ?? present;
}
