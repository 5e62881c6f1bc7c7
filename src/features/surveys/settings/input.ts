import { z } from "zod";
import { ruleFault } from "@/domain/survey/definition-error";

export const MOST_RESPONSES = 10_000_000;
export const MINIMUM_GROUPS = { least: 3, most: 50 } as const;
export const PASSWORD_LENGTH = { least: 4, most: 128 } as const;

export const repeatsSchema = z.discriminatedUnion("policy", [
  z.object({ policy: z.literal("all") }),
  z.object({ policy: z.enum(["latest", "first"]), windowDays: z.int().min(1).max(365) }),
]);

const instant = z.iso
  .datetime({ offset: true, message: "Must be an ISO 8601 date and time with its offset." })
  .transform((text) => new Date(text))
  .refine((at) => at.getUTCFullYear() >= 2000 && at.getUTCFullYear() < 2200, {
    message: "Must lie between 2000 and 2199.",
    params: { fault: ruleFault("years") },
  })
  .nullable();

const cap = z
  .int("Must be a whole number.")
  .min(1, "At least 1; leave it out to take any number.")
  .max(MOST_RESPONSES, `At most ${MOST_RESPONSES.toLocaleString("en")}.`)
  .nullable();

const minimumGroup = z
  .int("Must be a whole number.")
  .min(MINIMUM_GROUPS.least, `At least ${MINIMUM_GROUPS.least}: smaller groups point at people.`)
  .max(MINIMUM_GROUPS.most, `At most ${MINIMUM_GROUPS.most}.`);

export const passwordSchema = z
  .string()
  .min(PASSWORD_LENGTH.least, `At least ${PASSWORD_LENGTH.least} characters.`)
  .max(PASSWORD_LENGTH.most, `At most ${PASSWORD_LENGTH.most} characters.`);

/** The settings of a survey, as the API takes them: what is left out stays as it is, null takes a limit away. */
export const settingsShape = {
  repeats: repeatsSchema.optional(),
  onlyFromPage: z.boolean().optional(),
  opensAt: instant.optional(),
  closesAt: instant.optional(),
  cap: cap.optional(),
  anonymous: z.boolean().optional(),
  minimumGroup: minimumGroup.optional(),
  password: passwordSchema.nullable().optional(),
};

export const settingsSchema = z.object(settingsShape);

export type SettingsInput = z.infer<typeof settingsSchema>;
