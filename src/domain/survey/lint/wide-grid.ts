import type { LintRule } from "@/domain/survey/lint/finding";

const MOST_ROWS = 7;
const WIDE = ["1-10", "0-10"];

/** Matrices and scorecards that are long or wide on a phone. */
export const wideGrid: LintRule = {
  id: "wide-grid",
  severity: "consider",
  why: "Many lines on one scale are answered alike without reading; item by item beats grids on phone and computer.",
  source: "doi 10.1177/08944393221132644 (n = 4,644); 10.1177/0894439317735307",
  mend: `Keep at most ${MOST_ROWS} lines and a scale of 5 or 7 points, or ask the lines that matter as questions of their own.`,
  find: (definition) =>
    definition.questions.flatMap((question) => {
      if (question.kind !== "matrix" && question.kind !== "quality") return [];
      const path = `questions.${question.id}`;
      if (question.rows.length > MOST_ROWS)
        return [{ path, what: `${question.rows.length} lines on one scale: too many for a phone.` }];
      if (question.kind === "matrix" && question.rows.length > 1 && WIDE.includes(question.scale))
        return [
          { path, what: `Each line has the points ${question.scale.replace("-", " to ")}: too wide for a phone.` },
        ];
      return [];
    }),
};
