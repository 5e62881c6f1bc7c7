import { z } from "zod";
import { baseShape } from "@/domain/survey/kinds/base";
import { checkText, LONG_TEXT_LIMIT } from "@/domain/survey/kinds/check-text";
import type { Checked } from "@/domain/survey/kinds/checked";

/** Own words, at most 10,000 characters or the author's own limit. */
export const longTextSchema = z.strictObject({
  ...baseShape,
  kind: z.literal("long_text"),
  maxLength: z.int().min(1).max(LONG_TEXT_LIMIT).optional(),
});

export type LongTextQuestion = z.infer<typeof longTextSchema>;

/** A text; line breaks stay. */
export function checkLongText(question: LongTextQuestion, value: unknown): Checked {
  return checkText(value, question.maxLength ?? LONG_TEXT_LIMIT);
}
