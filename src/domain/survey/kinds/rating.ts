import { z } from "zod";
import { SCALES } from "@/domain/metrics/scale";
import { baseShape, labelsSchema, layoutSchema } from "@/domain/survey/kinds/base";
import { checkScore } from "@/domain/survey/kinds/check-score";
import type { Checked } from "@/domain/survey/kinds/checked";

/** The scales of plain ratings, matrices and scorecards. */
export const ratingScaleSchema = z.enum(["1-3", "1-4", "1-5", "1-7", "1-10", "0-10"]);

/** A rating that feeds no headline metric. */
export const ratingSchema = z.strictObject({
  ...baseShape,
  kind: z.literal("rating"),
  scale: ratingScaleSchema.default("1-5"),
  labels: labelsSchema.optional(),
  layout: layoutSchema.optional(),
});

export type RatingQuestion = z.infer<typeof ratingSchema>;

/** An integer on the question's scale. */
export function checkRating(question: RatingQuestion, value: unknown): Checked {
  return checkScore(SCALES[`rating-${question.scale}`], value);
}
