import type { Found, LintRule } from "@/domain/survey/lint/finding";

const MOST_ROWS = 7;
const WIDE = ["1-10", "0-10"];

/** Matrices and scorecards that are long or wide on a phone. */
export const wideGrid: LintRule = {
  id: "wide-grid",
  severity: "consider",
  find: (definition) =>
    definition.questions.flatMap((question): Found[] => {
      if (question.kind !== "matrix" && question.kind !== "quality") return [];
      const path = `questions.${question.id}`;
      if (question.rows.length > MOST_ROWS)
        return [{ path, code: "manyLines", values: { n: question.rows.length, most: MOST_ROWS } }];
      const [low = "", high = ""] = "scale" in question ? question.scale.split("-") : [];
      if (question.kind === "matrix" && question.rows.length > 1 && WIDE.includes(question.scale))
        return [{ path, code: "wideLines", values: { low, high, most: MOST_ROWS } }];
      return [];
    }),
};
