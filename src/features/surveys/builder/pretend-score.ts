import { SCALES } from "@/domain/metrics/scale";
import type { Answers } from "@/domain/survey/answer-value";
import { type PathContext, pathOf } from "@/domain/survey/branching";
import type { Definition, ScoreQuestion } from "@/domain/survey/definition";
import { askedIn } from "@/domain/survey/edit/look-at";
import { isScoreQuestion, scaleOf } from "@/domain/survey/outline";
import type { Place } from "@/features/surveys/builder/name-place";

/** The score that a preview of a place may pretend: the one that the place looks at, else the survey's first; or undefined. */
export function pretended(definition: Definition, { list, id }: Place): ScoreQuestion | undefined {
  const scores = definition.questions.filter(isScoreQuestion);
  const question = list === "questions" ? definition.questions.find((one) => one.id === id) : undefined;
  const ending = list === "endings" ? definition.endings.find((one) => one.id === id) : undefined;
  const looks = [question?.showIf, ending?.when, ...(question?.variants ?? []).map(({ when }) => when)].flatMap(
    askedIn,
  );
  const anywhere = definition.endings.flatMap(({ when }) => askedIn(when));
  const found = (ids: readonly string[]) => scores.find((score) => ids.includes(score.id));
  return found(looks) ?? (list === "endings" ? found(anywhere) : undefined) ?? scores[0];
}

/** The points of a score, low to high. */
export function pointsOfScore(question: ScoreQuestion): number[] {
  const { min, max } = SCALES[scaleOf(question)];
  return Array.from({ length: max - min + 1 }, (_, at) => min + at);
}

/** The answers that a pretended score is; none where it is off its scale. */
export function pretendedAnswers(question: ScoreQuestion | undefined, score: number | null): Answers {
  return question && score !== null && pointsOfScore(question).includes(score) ? { [question.id]: score } : {};
}

/** Whether somebody who gave these answers and nothing else comes to the place. */
export function comesTo(definition: Definition, place: Place, answers: Answers, context: PathContext): boolean {
  const { questions, ending } = pathOf(definition, answers, context);
  return place.list === "endings" ? ending.id === place.id : questions.some(({ id }) => id === place.id);
}

/** The score to pretend for a place: the wished one where it leads there, else the highest that does, else the wished. */
export function fittingScore(
  definition: Definition,
  place: Place,
  wished: number | null,
  context: PathContext,
): number | null {
  const question = pretended(definition, place);
  if (!question) return null;
  const scores = pointsOfScore(question).reverse();
  const present = wished !== null && scores.includes(wished) ? wished : (scores[0] ?? null);
  const leads = (score: number | null) => comesTo(definition, place, pretendedAnswers(question, score), context);
  return leads(present) ? present : (scores.find(leads) ?? present);
}
