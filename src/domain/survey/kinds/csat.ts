import { z } from "zod";
import { BANDINGS, bandingsOf, SCALES, type ScaleId, withBanding } from "@/domain/metrics/scale";
import { ruleFault } from "@/domain/survey/definition-error";
import { baseShape, labelsSchema, layoutSchema } from "@/domain/survey/kinds/base";
import { checkScore } from "@/domain/survey/kinds/check-score";
import type { Checked } from "@/domain/survey/kinds/checked";

export const CSAT_SCALES = ["1-5", "1-10", "1-7", "1-4", "faces-3", "faces-5", "stars", "thumbs"] as const;
export type CsatScale = (typeof CSAT_SCALES)[number];

/** How satisfied one is, on one of eight scales; scales are never joined. */
export const csatSchema = z
  .strictObject({
    ...baseShape,
    kind: z.literal("csat"),
    scale: z.enum(CSAT_SCALES).default("1-5"),
    /** Which answers are "satisfied", where it is not the scale's own banding; another banding is another series. */
    banding: z.enum(BANDINGS).optional(),
    labels: labelsSchema.optional(),
    layout: layoutSchema.optional(),
  })
  .refine(({ scale, banding }) => !banding || bandingsOf(`csat-${scale}`).some((one) => one.banding === banding), {
    path: ["banding"],
    message: ruleFault("banding"),
  });

export type CsatQuestion = z.infer<typeof csatSchema>;

/** The scale of a satisfaction question with its banding. */
export function csatScale(question: CsatQuestion): ScaleId {
  return withBanding(`csat-${question.scale}`, question.banding);
}

/** An integer on the question's scale (thumbs: 0 or 1). */
export function checkCsat(question: CsatQuestion, value: unknown): Checked {
  return checkScore(SCALES[`csat-${question.scale}`], value);
}
