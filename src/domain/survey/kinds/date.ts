import { z } from "zod";
import { ruleFault } from "@/domain/survey/definition-error";
import { baseShape } from "@/domain/survey/kinds/base";
import { accept, type Checked, refuse } from "@/domain/survey/kinds/checked";

const daySchema = z.string().refine(isCalendarDay, ruleFault("day"));

/** A day without a time or a zone. */
export const dateSchema = z.strictObject({
  ...baseShape,
  kind: z.literal("date"),
  min: daySchema.optional(),
  max: daySchema.optional(),
});

export type DateQuestion = z.infer<typeof dateSchema>;

/** A day that exists, as YYYY-MM-DD, from 1800 to 2199, within the question's limits. */
export function checkDate(question: DateQuestion, value: unknown): Checked {
  if (typeof value !== "string" || !isCalendarDay(value)) return refuse("date", "Must be a day as YYYY-MM-DD.");
  if (question.min !== undefined && value < question.min) return refuse("date", `Must not be before ${question.min}.`);
  if (question.max !== undefined && value > question.max) return refuse("date", `Must not be after ${question.max}.`);
  return accept(value);
}

function isCalendarDay(text: string): boolean {
  if (!/^(1[89]|2[01])\d\d-\d\d-\d\d$/.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}
