import { z } from "zod";
import { settingsShape } from "@/features/surveys/settings/input";

/** Largest file that is read, in bytes: many times the longest survey in six languages. */
export const LARGEST_FILE = 4 * 1024 * 1024;

/** The version of the envelope that is written; a reader knows this one and those before it. */
export const ENVELOPE_FORMAT = 1;

/** The settings that travel with a survey; the password does not, it would stand in the file for everybody to read. */
const { password: _, ...travelling } = settingsShape;

/** Each setting by itself, so that each fault can be told at its place. */
export const SETTING_SCHEMAS: Readonly<Record<string, z.ZodType>> = travelling;

export const envelopeSettingsSchema = z.object(travelling);

export type EnvelopeSettings = z.infer<typeof envelopeSettingsSchema>;

/** What the file calls the survey. */
export const envelopeNameSchema = z.string().trim().min(1).max(120);
