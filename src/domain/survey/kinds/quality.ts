import { z } from "zod";
import { SCALES } from "@/domain/metrics/scale";
import { baseShape, idSchema, labelsSchema, rowSchema } from "@/domain/survey/kinds/base";
import { checkRows } from "@/domain/survey/kinds/check-rows";
import type { Checked } from "@/domain/survey/kinds/checked";
import { textSchema } from "@/domain/survey/locale";

/** A scorecard: rows in weighted categories, 1 to 5; a critical category can fail the whole. */
export const qualitySchema = z.strictObject({
  ...baseShape,
  kind: z.literal("quality"),
  categories: z
    .array(
      z.strictObject({
        id: idSchema,
        label: textSchema,
        weight: z.number().positive().max(100),
        critical: z.boolean().optional(),
      }),
    )
    .min(1)
    .max(20),
  rows: z
    .array(rowSchema.extend({ category: idSchema }))
    .min(1)
    .max(50),
  labels: labelsSchema.optional(),
});

export type QualityQuestion = z.infer<typeof qualitySchema>;

/** `{row: score}` from 1 to 5. */
export function checkQuality(question: QualityQuestion, value: unknown): Checked {
  return checkRows(question, SCALES["rating-1-5"], value);
}
