import { z } from "zod";
import { ruleFault } from "@/domain/survey/definition-error";

/** The languages a survey can speak. Order is the order of the language switcher. */
export const LOCALES = ["en", "de", "fr", "es", "ja", "ar"] as const;
export type Locale = (typeof LOCALES)[number];

/** Whether a text names a language of surveys. */
export function isLocale(text: unknown): text is Locale {
  return typeof text === "string" && (LOCALES as readonly string[]).includes(text);
}

/** `rtl` for languages written from right to left. */
export function directionOf(locale: Locale): "ltr" | "rtl" {
  return locale === "ar" ? "rtl" : "ltr";
}

/** A text in one or more languages; a survey's own language is always among them (checked by `parseDefinition`). */
export type Text = Partial<Record<Locale, string>>;

/** Longest text of a title, label or ending, in characters. */
export const TEXT_LIMIT = 2000;

export const textSchema = z.partialRecord(
  z.enum(LOCALES),
  z
    .string()
    .max(TEXT_LIMIT)
    .refine((text) => text.trim() !== "", ruleFault("emptyText")),
);

/** The text in `locale`, else in `fallback`, else in the first language it has, else "". */
export function textIn(text: Text | undefined, locale: Locale, fallback: Locale): string {
  if (!text) return "";
  return (
    text[locale] ?? text[fallback] ?? LOCALES.map((other) => text[other]).find((found) => found !== undefined) ?? ""
  );
}

/**
 * The language to speak: the first wish the survey has (`de-CH` finds `de`), else the survey's own.
 * `wishes` in order: `?lang=`, what the answer so far was given in, the browser's `Accept-Language`.
 */
export function chooseLocale(
  survey: { locale: Locale; locales: readonly Locale[] },
  wishes: readonly (string | null | undefined)[],
): Locale {
  for (const wish of wishes) {
    for (const part of (wish ?? "").slice(0, 200).split(",")) {
      const language = part.trim().slice(0, 2).toLowerCase();
      if (isLocale(language) && survey.locales.includes(language)) return language;
    }
  }
  return survey.locale;
}
