import { z } from "zod";
import { readWholeNumber } from "@/domain/typed/read-number";

/** The most days a purchase may count; the database holds the same. */
export const MOST_ACTIVE_DAYS = 3650;

// The messages of this schema are keys of `settings.errors` in the namespace `staying`.

/** What the form of Settings › Customers sends; empty fields mean "as proposed". */
export const staySettingsInput = z.object({
  activeForDays: z
    .string()
    .trim()
    .transform((text) => (text === "" ? null : (readWholeNumber(text) ?? Number.NaN)))
    .refine((days) => days === null || (days >= 1 && days <= MOST_ACTIVE_DAYS), "days"),
  churnWindowMonths: z.enum(["", "1", "12"], "window").transform((text) => (text === "" ? null : Number(text))),
  churnReading: z.enum(["snapshot", "stripe"], "reading"),
});

export type StaySettingsInput = z.infer<typeof staySettingsInput>;
