import type { Definition, Question } from "@/domain/survey/definition";
import type { LintRule } from "@/domain/survey/lint/finding";

/** Ratings after the first score that cannot be passed over as not applicable. */
export const missingNa: LintRule = {
  id: "missing-na",
  severity: "consider",
  find: (definition) =>
    definition.questions
      .filter((question) => isDriver(definition, question) && question.na !== true)
      .map(({ id }) => ({ path: `questions.${id}`, code: "noNa" })),
};

function isDriver({ questions }: Definition, question: Question): boolean {
  if (["rating", "matrix", "quality"].includes(question.kind)) return true;
  const score = (one: Question) => one.kind === "nps" || one.kind === "csat" || one.kind === "ces";
  return score(question) && question !== questions.find(score);
}
