import { z } from "zod";
import { conditionSchema } from "@/domain/survey/condition";
import { ruleFault } from "@/domain/survey/definition-error";
import { textSchema } from "@/domain/survey/locale";

/** Ids of questions, options, rows, endings: a letter, then letters, digits, `_`, `-`; never a word that prototypes use. */
export const idSchema = z
  .string()
  .regex(/^[A-Za-z][A-Za-z0-9_-]{0,63}$/, ruleFault("id"))
  .refine((id) => !(id in Object.prototype), ruleFault("reserved"));

/** What every question has, whatever its kind. */
export const baseShape = {
  id: idSchema,
  title: textSchema,
  help: textSchema.optional(),
  /** Without it the first score question is required and nothing else (`parseDefinition` fills it in). */
  required: z.boolean().default(false),
  /** Offers "not applicable" as an answer. */
  na: z.boolean().optional(),
  /** Asked only where this holds; it may look at earlier questions alone. */
  showIf: conditionSchema.optional(),
  /** Another wording where a condition holds; the first that does wins (the "why" that fits the score). */
  variants: z
    .array(z.strictObject({ when: conditionSchema, title: textSchema, help: textSchema.optional() }))
    .max(20)
    .optional(),
  /** Where in the customer's journey the question belongs. */
  stage: z.enum(["before", "during", "after"]).optional(),
  /** In the grouped layout: begins a new screen. */
  newScreen: z.boolean().optional(),
};

/** One row of equal cells (ends labelled), or one point below the other (each point labelled), on every device alike. */
export const layoutSchema = z.enum(["row", "column"]);

/** Own words for points of a scale, by score; what is missing keeps the default words of the scale. */
export const labelsSchema = z.record(z.string().regex(/^(10|[0-9])$/, ruleFault("point")), textSchema);

export const optionSchema = z.strictObject({ id: idSchema, label: textSchema, pinned: z.boolean().optional() });

export const optionsSchema = z.array(optionSchema).min(1).max(100);

export const rowSchema = z.strictObject({ id: idSchema, label: textSchema });
