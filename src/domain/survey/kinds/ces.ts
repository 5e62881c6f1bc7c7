import { z } from "zod";
import { SCALES, type ScaleId } from "@/domain/metrics/scale";
import { baseShape, labelsSchema, layoutSchema } from "@/domain/survey/kinds/base";
import { checkScore } from "@/domain/survey/kinds/check-score";
import type { Checked } from "@/domain/survey/kinds/checked";

/**
 * How easy it was. `anchors` are what the ends say: very difficult … very easy (`ease`), strongly disagree … strongly
 * agree (`agreement`, CES 2.0), very low … very high effort (`effort`, CES 1.0, whose high end is bad). Three series.
 */
export const cesSchema = z.strictObject({
  ...baseShape,
  kind: z.literal("ces"),
  scale: z.enum(["1-7", "1-5"]).default("1-7"),
  anchors: z.enum(["ease", "agreement", "effort"]).default("ease"),
  labels: labelsSchema.optional(),
  layout: layoutSchema.optional(),
});

export type CesQuestion = z.infer<typeof cesSchema>;

const PREFIX = { ease: "ces", agreement: "ces-agree", effort: "ces-effort" } as const;

/** The scale of an ease question, told apart by what its ends say. */
export function cesScale(question: CesQuestion): ScaleId {
  return `${PREFIX[question.anchors]}-${question.scale}`;
}

/** An integer on the question's scale, as the person saw it. */
export function checkCes(question: CesQuestion, value: unknown): Checked {
  return checkScore(SCALES[cesScale(question)], value);
}
