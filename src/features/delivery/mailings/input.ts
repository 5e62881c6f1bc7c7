import { z } from "zod";
import type { MailingLimits, MailingWords, MailText } from "@/domain/invitation/mailing";
import { EVERY_MONTHS } from "@/domain/invitation/waves";
import { LOCALES, type Locale } from "@/domain/survey/locale";
import { linkDays } from "@/features/delivery/personal-links/input";

/** Days without another mail that are offered, and what stands there before anybody chooses. */
export const QUARANTINE_DAYS = [0, 7, 14, 30, 60, 90, 180] as const;
export const USUAL_QUARANTINE_DAYS = 30;

/** Days from a customer's start to the first mail of one that repeats. */
export const SETTLE_DAYS = [0, 7, 14, 30, 60, 90] as const;
export const USUAL_SETTLE_DAYS = 14;

/** Most customers in one mailing. */
export const MOST_RECIPIENTS = 50_000;
/** The same of one that repeats: they are read once a day and written to over months. */
export const MOST_REPEATING = 200_000;
export const MOST_A_DAY = 50_000;
export const LONGEST_SUBJECT = 200;
export const LONGEST_BODY = 4_000;

/** What the form of a mailing's limits sends: what may be changed while it runs. */
export const limitsInput = z.object({
  quarantine: z.coerce.number("form").refine((days) => QUARANTINE_DAYS.some((known) => known === days), "form"),
  days: linkDays,
  cap: z
    .string()
    .trim()
    .regex(/^\d{0,5}$/, "cap")
    .transform((text) => (text === "" ? null : Number(text)))
    .refine((n) => n === null || (n >= 1 && n <= MOST_A_DAY), "cap")
    .default(null),
  reminds: z.literal("on").optional(),
  settle: z.coerce
    .number("form")
    .refine((days) => SETTLE_DAYS.some((known) => known === days), "form")
    .default(USUAL_SETTLE_DAYS),
  weekdays: z.literal("on").optional(),
});

/** The limits that a form wants. */
export function limitsOf(input: z.output<typeof limitsInput>): MailingLimits {
  const { quarantine, cap, days, reminds, settle, weekdays } = input;
  return {
    ...{ quarantineDays: quarantine, dailyCap: cap, linkDays: days, reminds: reminds === "on" },
    ...{ settleDays: settle, weekdaysOnly: weekdays === "on" },
  };
}

/** What the form would have to send for these limits. */
export function limitValues(limits: MailingLimits): Readonly<Record<string, string>> {
  const { quarantineDays, dailyCap, linkDays, reminds, settleDays, weekdaysOnly } = limits;
  return {
    ...{ quarantine: String(quarantineDays), days: String(linkDays), settle: String(settleDays) },
    cap: dailyCap === null ? "" : String(dailyCap),
    ...(reminds ? { reminds: "on" } : {}),
    ...(weekdaysOnly ? { weekdays: "on" } : {}),
  };
}

/** What the form of a mailing sends, its words aside. What is wrong is a key of `mailings.errors`. */
export const mailingInput = limitsInput
  .extend({
    /** Made with the form, so that a form that is sent twice is one mailing. */
    id: z.uuid("form"),
    attribute: z.string().max(200).optional(),
    value: z.string().max(500).optional(),
    named: z.string().max(1_000_000).optional(),
    /** Months of a period; 0: once. */
    every: z.coerce
      .number("form")
      .refine((n) => n === 0 || EVERY_MONTHS.some((known) => known === n), "form")
      .default(0),
    when: z.enum(["now", "later"], "form").default("now"),
    at: z.string().max(40).default(""),
  })
  .refine(({ when, at }) => when === "now" || at !== "", { path: ["at"], error: "at" })
  .refine(({ every, quarantine }) => !asksTooOften(every, quarantine), { path: ["quarantine"], error: "tooOften" })
  .refine(({ every, named }) => every === 0 || (named ?? "").trim() === "", { path: ["named"], error: "everyone" });

/** Whether so many days without another mail are more than a period of so many months has (0: it is sent once). */
export function asksTooOften(months: number, quarantineDays: number): boolean {
  return months > 0 && quarantineDays >= shortestDays(months);
}

/** Days that a period of so many months has at least. */
export function shortestDays(months: number): number {
  return months * 28;
}

export type MailingInput = z.output<typeof mailingInput>;

/**
 * The words of a form in each language of a survey; its own language needs them, another is left out where it has none. What
 * is wrong by the name of its field.
 */
export function readMailingWords(
  form: FormData,
  locale: Locale,
): { words: MailingWords } | { errors: Readonly<Record<string, "words" | "subject" | "body">> } {
  const errors: Record<string, "words" | "subject" | "body"> = {};
  const words: Partial<Record<Locale, MailText>> = {};
  for (const one of LOCALES) {
    const subject = String(form.get(`subject_${one}`) ?? "").trim();
    const body = String(form.get(`body_${one}`) ?? "").trim();
    if (subject === "" && body === "" && one !== locale) continue;
    if (subject === "") errors[`subject_${one}`] = "words";
    if (body === "") errors[`body_${one}`] = "words";
    if (subject.length > LONGEST_SUBJECT) errors[`subject_${one}`] = "subject";
    if (body.length > LONGEST_BODY) errors[`body_${one}`] = "body";
    words[one] = { subject, body };
  }
  return Object.keys(errors).length > 0 ? { errors } : { words };
}
