import type { Condition } from "@/domain/survey/condition";
import type { Definition, Question } from "@/domain/survey/definition";
import { type Edit, edited, MOST, refused } from "@/domain/survey/edit/edit";
import { freshId } from "@/domain/survey/edit/fresh-id";

/** A copy of a question right behind it, with its conditions, wordings and rules; what looks at the original still does. */
export function duplicateQuestion(definition: Definition, id: string, random: () => number): Edit {
  const at = definition.questions.findIndex((question) => question.id === id);
  const original = definition.questions[at];
  if (!original) return refused("noQuestion");
  if (definition.questions.length >= MOST.questions) return refused("mostQuestions", { most: MOST.questions });
  const rules = definition.logic.filter((rule) => rule.after === id);
  if (definition.logic.length + rules.length > MOST.rules) return refused("mostRules", { most: MOST.rules });
  const copyId = freshId(
    original.kind,
    definition.questions.map((question) => question.id),
    random,
  );
  const copy: Question = { ...structuredClone(original), id: copyId };
  const questions = [...definition.questions.slice(0, at + 1), copy, ...definition.questions.slice(at + 1)];
  const copied = rules.map((rule) => ({
    ...rule,
    after: copyId,
    ...(rule.when ? { when: renamed(rule.when, id, copyId) } : {}),
  }));
  return edited({ ...definition, questions, logic: [...definition.logic, ...copied] }, copyId);
}

function renamed(condition: Condition, from: string, to: string): Condition {
  if ("all" in condition) return { all: condition.all.map((part) => renamed(part, from, to)) };
  if ("any" in condition) return { any: condition.any.map((part) => renamed(part, from, to)) };
  if ("not" in condition) return { not: renamed(condition.not, from, to) };
  return "question" in condition && condition.question === from ? { ...condition, question: to } : condition;
}
