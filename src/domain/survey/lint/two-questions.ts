import { askedTexts } from "@/domain/survey/lint/asked-texts";
import type { LintRule } from "@/domain/survey/lint/finding";

/** More than one question mark in one question. Any language. */
export const twoQuestions: LintRule = {
  id: "two-questions",
  severity: "consider",
  why: "People answer one of them, and nobody can tell which.",
  source: "Pew Research Center, Writing survey questions",
  mend: "Keep the first, or ask the second as a question of its own.",
  find: (definition) =>
    askedTexts(definition).flatMap(({ path, text, masked }) => {
      const marks = masked.match(/[?？؟]+/g)?.length ?? 0;
      if (marks < 2) return [];
      const end = text.search(/[?？؟]/);
      return [{ path, what: `${marks} question marks in one question.`, wording: text.slice(0, end + 1).trim() }];
    }),
};
