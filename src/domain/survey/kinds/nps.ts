import { z } from "zod";
import { SCALES } from "@/domain/metrics/scale";
import { baseShape, labelsSchema, layoutSchema } from "@/domain/survey/kinds/base";
import { checkScore } from "@/domain/survey/kinds/check-score";
import type { Checked } from "@/domain/survey/kinds/checked";

/** How likely one is to recommend, 0 to 10, only the ends labelled. */
export const npsSchema = z.strictObject({
  ...baseShape,
  kind: z.literal("nps"),
  labels: labelsSchema.optional(),
  layout: layoutSchema.optional(),
});

export type NpsQuestion = z.infer<typeof npsSchema>;

/** An integer from 0 to 10. */
export function checkNps(_question: NpsQuestion, value: unknown): Checked {
  return checkScore(SCALES.nps, value);
}
