import { z } from "zod";
import { SCALES } from "@/domain/metrics/scale";
import { baseShape, labelsSchema, rowSchema } from "@/domain/survey/kinds/base";
import { checkRows } from "@/domain/survey/kinds/check-rows";
import type { Checked } from "@/domain/survey/kinds/checked";
import { ratingScaleSchema } from "@/domain/survey/kinds/rating";

/** Several rows on one scale, shown item by item. */
export const matrixSchema = z.strictObject({
  ...baseShape,
  kind: z.literal("matrix"),
  rows: z.array(rowSchema).min(1).max(50),
  scale: ratingScaleSchema.default("1-5"),
  labels: labelsSchema.optional(),
});

export type MatrixQuestion = z.infer<typeof matrixSchema>;

/** `{row: score}`; a required matrix without "not applicable" answers every row. */
export function checkMatrix(question: MatrixQuestion, value: unknown): Checked {
  return checkRows(question, SCALES[`rating-${question.scale}`], value);
}
