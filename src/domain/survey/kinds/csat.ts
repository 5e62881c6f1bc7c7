import { z } from "zod";
import { SCALES } from "@/domain/metrics/scale";
import { baseShape, labelsSchema, layoutSchema } from "@/domain/survey/kinds/base";
import { checkScore } from "@/domain/survey/kinds/check-score";
import type { Checked } from "@/domain/survey/kinds/checked";

export const CSAT_SCALES = ["1-5", "1-10", "1-7", "1-4", "faces-3", "faces-5", "stars", "thumbs"] as const;
export type CsatScale = (typeof CSAT_SCALES)[number];

/** How satisfied one is, on one of eight scales; scales are never joined. */
export const csatSchema = z.strictObject({
  ...baseShape,
  kind: z.literal("csat"),
  scale: z.enum(CSAT_SCALES).default("1-5"),
  labels: labelsSchema.optional(),
  layout: layoutSchema.optional(),
});

export type CsatQuestion = z.infer<typeof csatSchema>;

/** An integer on the question's scale (thumbs: 0 or 1). */
export function checkCsat(question: CsatQuestion, value: unknown): Checked {
  return checkScore(SCALES[`csat-${question.scale}`], value);
}
