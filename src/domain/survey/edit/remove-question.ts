import type { Definition, Rule } from "@/domain/survey/definition";
import { type Edit, edited, refused } from "@/domain/survey/edit/edit";
import { forgetAnswer } from "@/domain/survey/edit/forget-answer";

/**
 * Takes a question out, with everything that would point into the void: its rules, tests on its answer, texts that name
 * it. What led to it leads to the question behind it.
 */
export function removeQuestion(definition: Definition, id: string): Edit {
  const at = definition.questions.findIndex((question) => question.id === id);
  if (at < 0) return refused("noQuestion");
  if (definition.questions.length === 1) return refused("lastQuestion");
  const next = definition.questions[at + 1];
  const own = { ...definition, logic: definition.logic.filter((rule) => rule.after !== id) };
  const { definition: clean, mended } = forgetAnswer(own, id);
  const logic = clean.logic.flatMap((rule): Rule[] => {
    if (!("question" in rule.go) || rule.go.question !== id) return [rule];
    const from = definition.questions.findIndex((question) => question.id === rule.after) + 1;
    mended.push({ code: next ? "leadsOn" : "ledHere", values: { n: from } });
    return next ? [{ ...rule, go: { question: next.id } }] : [];
  });
  const questions = clean.questions.filter((question) => question.id !== id);
  const left = questions[Math.min(at, questions.length - 1)];
  const kept = (clean.dismissed ?? []).filter(({ path }) => !isWithin(path, `questions.${id}`));
  const { dismissed: _, ...rest } = clean;
  return edited({ ...rest, questions, logic, ...(kept.length > 0 ? { dismissed: kept } : {}) }, left?.id ?? "", mended);
}

function isWithin(path: string, place: string): boolean {
  return path === place || path.startsWith(`${place}.`);
}
