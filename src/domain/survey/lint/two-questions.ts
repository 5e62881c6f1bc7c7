import { askedTexts } from "@/domain/survey/lint/asked-texts";
import type { LintRule } from "@/domain/survey/lint/finding";

/** More than one question mark in one question. Any language. */
export const twoQuestions: LintRule = {
  id: "two-questions",
  severity: "consider",
  find: (definition) =>
    askedTexts(definition).flatMap(({ path, text, masked }) => {
      const marks = masked.match(/[?？؟]+/g)?.length ?? 0;
      if (marks < 2) return [];
      const end = text.search(/[?？؟]/);
      return [{ path, code: "questionMarks", values: { n: marks }, wording: text.slice(0, end + 1).trim() }];
    }),
};
