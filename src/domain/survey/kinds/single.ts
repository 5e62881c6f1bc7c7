import { z } from "zod";
import { baseShape, optionsSchema } from "@/domain/survey/kinds/base";
import { checkOption } from "@/domain/survey/kinds/check-option";
import type { Checked } from "@/domain/survey/kinds/checked";

/** One of several options; `other` adds one with own words, `shuffle` mixes all that are not pinned. */
export const singleSchema = z.strictObject({
  ...baseShape,
  kind: z.literal("single"),
  options: optionsSchema,
  other: z.boolean().optional(),
  shuffle: z.boolean().optional(),
});

export type SingleQuestion = z.infer<typeof singleSchema>;

/** The id of one option, or `{option: "other", text}`. */
export function checkSingle(question: SingleQuestion, value: unknown): Checked {
  return checkOption(question, value);
}
