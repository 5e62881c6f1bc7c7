import { z } from "zod";
import { BANDINGS, bandingsOf, SCALES, type ScaleId, withBanding } from "@/domain/metrics/scale";
import { ruleFault } from "@/domain/survey/definition-error";
import { baseShape, labelsSchema, layoutSchema } from "@/domain/survey/kinds/base";
import { checkScore } from "@/domain/survey/kinds/check-score";
import type { Checked } from "@/domain/survey/kinds/checked";

export const CES_SCALES = ["1-7", "1-5"] as const;
export const CES_ANCHORS = ["ease", "agreement", "effort"] as const;

/**
 * How easy it was. `anchors` are what the ends say: very difficult … very easy (`ease`), strongly disagree … strongly
 * agree (`agreement`, CES 2.0), very low … very high effort (`effort`, CES 1.0, whose high end is bad). Three series.
 */
export const cesSchema = z
  .strictObject({
    ...baseShape,
    kind: z.literal("ces"),
    scale: z.enum(CES_SCALES).default("1-7"),
    anchors: z.enum(CES_ANCHORS).default("ease"),
    /** Which answers are "easy", where it is not the scale's own banding; another banding is another series. */
    banding: z.enum(BANDINGS).optional(),
    labels: labelsSchema.optional(),
    layout: layoutSchema.optional(),
  })
  .refine(({ scale, banding }) => !banding || bandingsOf(`ces-${scale}`).some((one) => one.banding === banding), {
    path: ["banding"],
    message: ruleFault("banding"),
  });

export type CesQuestion = z.infer<typeof cesSchema>;

const PREFIX = { ease: "ces", agreement: "ces-agree", effort: "ces-effort" } as const;

/** The scale of an ease question, told apart by what its ends say and by its banding. */
export function cesScale(question: CesQuestion): ScaleId {
  return withBanding(`${PREFIX[question.anchors]}-${question.scale}`, question.banding);
}

/** An integer on the question's scale, as the person saw it. */
export function checkCes(question: CesQuestion, value: unknown): Checked {
  return checkScore(SCALES[cesScale(question)], value);
}
