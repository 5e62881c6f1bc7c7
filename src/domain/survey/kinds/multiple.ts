import { z } from "zod";
import { isOther, type OtherOption } from "@/domain/survey/answer-value";
import { baseShape, optionSchema } from "@/domain/survey/kinds/base";
import { checkOption } from "@/domain/survey/kinds/check-option";
import { accept, type Checked, refuse } from "@/domain/survey/kinds/checked";

/** Any of several options. An `exclusive` one ("none of these") stands alone. */
export const multipleSchema = z.strictObject({
  ...baseShape,
  kind: z.literal("multiple"),
  options: z
    .array(optionSchema.extend({ exclusive: z.boolean().optional() }))
    .min(1)
    .max(100),
  other: z.boolean().optional(),
  shuffle: z.boolean().optional(),
  min: z.int().min(1).max(100).optional(),
  max: z.int().min(1).max(100).optional(),
});

export type MultipleQuestion = z.infer<typeof multipleSchema>;

/** Different option ids, at most one "other", within `min` and `max`; stored in the question's order, "other" last. */
export function checkMultiple(question: MultipleQuestion, value: unknown): Checked {
  if (!Array.isArray(value)) return refuse("type", "Must be an array of option ids.");
  if (value.length > question.options.length + 1) return refuse("too_many", "Holds more than the question offers.");
  const chosen: (string | OtherOption)[] = [];
  const seen = new Set<string>();
  for (const [index, one] of value.entries()) {
    const checked = checkOption(question, one);
    if (!checked.ok) return { ...checked, at: checked.at ? `${index}.${checked.at}` : String(index) };
    const id = isOther(checked.value) ? "!other" : checked.value;
    if (seen.has(id)) return refuse("option", "Names the same option twice.", { at: String(index) });
    seen.add(id);
    chosen.push(checked.value);
  }
  if (chosen.length === 0) return refuse("too_few", "Is empty; send null to take an answer back.", { limit: 1 });
  const alone = question.options.some((option) => option.exclusive && seen.has(option.id));
  if (alone && chosen.length > 1)
    return refuse("too_many", "An option that stands alone was chosen with others.", { limit: 1 });
  if (!alone && question.min !== undefined && chosen.length < question.min)
    return refuse("too_few", `Must name at least ${question.min}.`, { limit: question.min });
  if (question.max !== undefined && chosen.length > question.max)
    return refuse("too_many", `Must name at most ${question.max}.`, { limit: question.max });
  const place = (one: string | OtherOption) =>
    typeof one === "string" ? question.options.findIndex((option) => option.id === one) : question.options.length;
  return accept(chosen.sort((a, b) => place(a) - place(b)));
}
