import { z } from "zod";
import { baseShape, optionsSchema } from "@/domain/survey/kinds/base";
import { accept, type Checked, refuse } from "@/domain/survey/kinds/checked";

/** Options in the person's own order, first is best. */
export const rankingSchema = z.strictObject({
  ...baseShape,
  kind: z.literal("ranking"),
  options: optionsSchema,
  shuffle: z.boolean().optional(),
});

export type RankingQuestion = z.infer<typeof rankingSchema>;

/** Different option ids, best first; a required ranking names them all, an optional one may stop early. */
export function checkRanking(question: RankingQuestion, value: unknown): Checked {
  if (!Array.isArray(value)) return refuse("type", "Must be an array of option ids, best first.");
  if (value.length > question.options.length) return refuse("too_many", "Holds more than the question offers.");
  const ids = new Set(question.options.map((option) => option.id));
  const seen = new Set<string>();
  for (const [index, one] of value.entries()) {
    if (typeof one !== "string" || !ids.has(one))
      return refuse("option", "Is not an option of this question.", { at: String(index) });
    if (seen.has(one)) return refuse("ranking", "Names the same option twice.", { at: String(index) });
    seen.add(one);
  }
  if (seen.size === 0) return refuse("too_few", "Is empty; send null to take an answer back.", { limit: 1 });
  if (question.required && seen.size < ids.size)
    return refuse("ranking", "Must rank every option.", { limit: ids.size });
  return accept([...seen]);
}
