import type { Definition, QuestionKind } from "@/domain/survey/definition";
import { type Edit, edited, MOST, refused } from "@/domain/survey/edit/edit";
import { freshId } from "@/domain/survey/edit/fresh-id";
import { newQuestion } from "@/domain/survey/edit/new-question";

/**
 * Adds a question of a kind behind the one that `after` names, else at the end, with words that can stand in every language
 * of the survey. The first score of a survey is required, nothing else is.
 */
export function addQuestion(
  definition: Definition,
  { kind, after }: { readonly kind: QuestionKind; readonly after?: string },
  random: () => number,
): Edit {
  if (definition.questions.length >= MOST.questions) return refused("mostQuestions", { most: MOST.questions });
  const id = freshId(
    kind,
    definition.questions.map((question) => question.id),
    random,
  );
  const found = definition.questions.findIndex((question) => question.id === after);
  const at = found < 0 ? definition.questions.length : found + 1;
  const question = newQuestion(definition, kind, id);
  const questions = [...definition.questions.slice(0, at), question, ...definition.questions.slice(at)];
  return edited({ ...definition, questions }, id);
}
