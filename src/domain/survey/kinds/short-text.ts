import { z } from "zod";
import { baseShape } from "@/domain/survey/kinds/base";
import { checkText, SHORT_TEXT_LIMIT } from "@/domain/survey/kinds/check-text";
import type { Checked } from "@/domain/survey/kinds/checked";

/** A line of text, at most 500 characters or the author's own limit. */
export const shortTextSchema = z.strictObject({
  ...baseShape,
  kind: z.literal("short_text"),
  maxLength: z.int().min(1).max(SHORT_TEXT_LIMIT).optional(),
});

export type ShortTextQuestion = z.infer<typeof shortTextSchema>;

/** A text without line breaks; breaks become spaces. */
export function checkShortText(question: ShortTextQuestion, value: unknown): Checked {
  const line =
    typeof value === "string" && value.length <= 2 * SHORT_TEXT_LIMIT ? value.replace(/\s*[\r\n]+\s*/g, " ") : value;
  return checkText(line, question.maxLength ?? SHORT_TEXT_LIMIT);
}
