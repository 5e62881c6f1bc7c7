import { z } from "zod";
import { LOCALES } from "@/domain/survey/locale";
import { TEMPLATE_IDS } from "@/domain/survey/templates/templates";
import { settingsShape } from "@/features/surveys/settings/input";
import { pageSize } from "@/platform/http/read-query";

export const LONGEST_NAME = 120;

const nameSchema = z
  .string()
  .trim()
  .min(1, "Give the survey a name.")
  .max(LONGEST_NAME, `A name has at most ${LONGEST_NAME} characters.`);

/** The form that renames a survey. Its messages are keys of `surveyBar.rename`. */
export const renameSchema = z.object({ name: z.string().trim().min(1, "missing").max(LONGEST_NAME, "long") });

export const brandSchema = z.object({
  name: z.string().trim().min(1, "Name the brand as customers say it.").max(100, "A brand has at most 100 characters."),
  color: z.string().regex(/^#[0-9a-fA-F]{6}$/, "Must be a colour as #rrggbb."),
});

/** The body of `POST /api/v1/surveys`: a template's name, or a whole document. */
export const createSurveySchema = z
  .object({
    template: z.enum(TEMPLATE_IDS).optional(),
    definition: z.unknown().optional(),
    name: nameSchema.optional(),
    brand: brandSchema.optional(),
    locale: z.enum(LOCALES).optional(),
    ...settingsShape,
  })
  .refine((body) => (body.template === undefined) !== (body.definition === undefined), {
    path: ["template"],
    message: "Send either a template or a definition.",
  });

export type CreateSurveyInput = z.infer<typeof createSurveySchema>;

/** The body of `PATCH /api/v1/surveys/{id}`: what is left out stays as it is. */
export const updateSurveySchema = z.object({
  name: nameSchema.optional(),
  definition: z.unknown().optional(),
  embedOn: z.array(z.string().max(300)).max(100, "At most 50 sites.").optional(),
  ...settingsShape,
});

export type UpdateSurveyInput = z.infer<typeof updateSurveySchema>;

/** The body of `POST /api/v1/surveys/{id}/publish`: score questions whose change is of spelling alone. */
export const publishSchema = z.object({ corrections: z.array(z.string().max(64)).max(200).optional() });

/** The query of `GET /api/v1/surveys`. */
export const listSurveysSchema = z.object({
  cursor: z.string().max(1_024).optional(),
  limit: pageSize(100, 50),
});
