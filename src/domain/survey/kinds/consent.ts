import { z } from "zod";
import { baseShape } from "@/domain/survey/kinds/base";
import { accept, type Checked, refuse } from "@/domain/survey/kinds/checked";

/** A box to tick; the wording that was agreed to is the title of the answered version. */
export const consentSchema = z.strictObject({ ...baseShape, kind: z.literal("consent") });

export type ConsentQuestion = z.infer<typeof consentSchema>;

/** A JSON boolean; a required consent must be true. */
export function checkConsent(question: ConsentQuestion, value: unknown): Checked {
  if (typeof value !== "boolean") return refuse("type", "Must be true or false.");
  return question.required && !value ? refuse("required", "Must be agreed to.") : accept(value);
}
