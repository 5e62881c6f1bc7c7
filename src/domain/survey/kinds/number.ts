import { z } from "zod";
import { baseShape } from "@/domain/survey/kinds/base";
import { accept, type Checked, refuse } from "@/domain/survey/kinds/checked";
import { textSchema } from "@/domain/survey/locale";

/** A number of something; it feeds no score. */
export const numberSchema = z.strictObject({
  ...baseShape,
  kind: z.literal("number"),
  min: z.number().optional(),
  max: z.number().optional(),
  integer: z.boolean().optional(),
  unit: textSchema.optional(),
});

export type NumberQuestion = z.infer<typeof numberSchema>;

const LARGEST = 1e15;

/** A finite JSON number within the question's limits and ± 10^15. */
export function checkNumber(question: NumberQuestion, value: unknown): Checked {
  if (typeof value !== "number" || !Number.isFinite(value)) return refuse("number", "Must be a number.");
  if (question.integer && !Number.isInteger(value)) return refuse("number", "Must be a whole number.");
  const min = question.min ?? -LARGEST;
  const max = question.max ?? LARGEST;
  if (value < min) return refuse("off_scale", `Must be at least ${min}.`, { limit: min });
  if (value > max) return refuse("off_scale", `Must be at most ${max}.`, { limit: max });
  return accept(value + 0);
}
