import { z } from "zod";
import { baseShape } from "@/domain/survey/kinds/base";
import { accept, type Checked, refuse } from "@/domain/survey/kinds/checked";

/** Yes or no. */
export const yesNoSchema = z.strictObject({ ...baseShape, kind: z.literal("yes_no") });

export type YesNoQuestion = z.infer<typeof yesNoSchema>;

/** A JSON boolean. */
export function checkYesNo(_question: YesNoQuestion, value: unknown): Checked {
  return typeof value === "boolean" ? accept(value) : refuse("type", "Must be true or false.");
}
