import { z } from "zod";

/** Most lines of a scorecard, and most scores of a line. */
const MOST_CATEGORIES = 20;
export const MOST_SCORE = 10;

const text = (most: number) => z.string().trim().max(most);

/** One line as the editor sends it; a new one has no key yet. */
const categorySchema = z
  .object({
    key: z.string().max(64),
    name: text(80).min(1),
    weight: z.number().positive().max(1_000),
    min: z.int().min(0).max(MOST_SCORE),
    max: z.int().min(0).max(MOST_SCORE),
    critical: z.boolean(),
    description: text(500),
    meanings: z.record(z.string().regex(/^\d{1,2}$/), text(300)),
  })
  .refine(({ min, max }) => min < max, { path: ["max"] });

/** A scorecard as the editor sends it, with the version it was made from. */
export const scorecardSchema = z.object({
  from: z.int().min(1),
  note: text(300),
  categories: z
    .array(categorySchema)
    .min(1)
    .max(MOST_CATEGORIES)
    .refine((lines) => new Set(lines.map(({ name }) => name.toLocaleLowerCase("en"))).size === lines.length),
});
export type ScorecardInput = z.infer<typeof scorecardSchema>;
export type CategoryInput = ScorecardInput["categories"][number];
