import { isScaleId, SCALES } from "@/domain/metrics/scale";
import { TEMPLATE_IDS, TEMPLATES } from "@/domain/survey/templates/templates";

/** The rows of a scorecard or a matrix as somebody rated them. */
export interface RatedRows {
  readonly scale: string;
  readonly scores: Readonly<Record<string, number>>;
  /** Rows of a category that alone can fail the whole. */
  readonly critical: readonly string[];
}

/** The rows of the matrices of ready-made surveys, as `question/row`. */
const READY_MADE: ReadonlySet<string> = new Set(
  TEMPLATE_IDS.flatMap((id) =>
    TEMPLATES[id]({ name: "", color: "" }).questions.flatMap((question) =>
      question.kind === "matrix" ? question.rows.map((row) => `${question.id}/${row.id}`) : [],
    ),
  ),
);

/** Whether low numbers are surely bad ones: of a scorecard, and of the matrices of ready-made surveys. */
export function isRated(kind: string, questionId: string, { scores }: RatedRows): boolean {
  return kind === "quality" || Object.keys(scores).every((row) => READY_MADE.has(`${questionId}/${row}`));
}

/**
 * The rows that count like a low rating: those at the lowest point of their scale; those of a critical category below its
 * middle; and where the mean of all rows lies below the middle, the lowest of them.
 */
export function lowRows({ scale, scores, critical }: RatedRows): string[] {
  const given = Object.entries(scores);
  if (!isScaleId(scale) || given.length === 0) return [];
  const { min, max } = SCALES[scale];
  const middle = (min + max) / 2;
  const mean = given.reduce((sum, [, score]) => sum + score, 0) / given.length;
  const lowest = mean < middle ? Math.min(...given.map(([, score]) => score)) : min;
  return given
    .filter(([row, score]) => score <= lowest || (critical.includes(row) && score < middle))
    .map(([row]) => row);
}
