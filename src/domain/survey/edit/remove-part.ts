import type { Definition, Question } from "@/domain/survey/definition";
import { type Edit, edited, refused } from "@/domain/survey/edit/edit";
import { forgetAnswer, type Rewrite } from "@/domain/survey/edit/forget-answer";

/**
 * Takes an option or a row out of a question, with the tests that named it: one that no answer can meet any more is taken
 * out of its condition, a list of options loses that one.
 */
export function removePart(definition: Definition, id: string, list: "options" | "rows", partId: string): Edit {
  const question = definition.questions.find((one) => one.id === id);
  if (!question) return refused("noQuestion");
  const parts =
    list === "options" && "options" in question ? question.options : "rows" in question ? question.rows : [];
  if (parts.length < 2) return refused(list === "options" ? "lastOption" : "lastRow");
  const rewrite: Rewrite = (test) => {
    if (list === "rows") return test.row === partId ? null : test;
    if (test.value === partId) return null;
    if (!Array.isArray(test.value) || !test.value.includes(partId)) return test;
    const value = test.value.filter((one) => one !== partId);
    return value.length === 0 ? null : { ...test, value };
  };
  const { definition: clean, mended } = forgetAnswer(definition, id, { rewrite, keepTexts: true });
  const questions = clean.questions.map((one) => (one.id === id ? without(one, partId) : one));
  return edited({ ...clean, questions }, id, mended);
}

function without(question: Question, partId: string): Question {
  const left = <Part extends { id: string }>(parts: readonly Part[]) => parts.filter((part) => part.id !== partId);
  switch (question.kind) {
    case "single":
    case "ranking":
      return { ...question, options: left(question.options) };
    case "multiple":
      return { ...question, options: left(question.options) };
    case "matrix":
      return { ...question, rows: left(question.rows) };
    case "quality":
      return { ...question, rows: left(question.rows) };
    default:
      return question;
  }
}
