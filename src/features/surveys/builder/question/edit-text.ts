import type { Locale, Text } from "@/domain/survey/locale";
import type { SaidFault } from "@/platform/i18n/say-fault";

/**
 * A text with one language changed. Emptied in another language than the survey's own it is missing there; emptied in the
 * own one it stays as "", so that the field can say what is wrong and no translation is lost on the way.
 */
export function withWords(text: Text | undefined, locale: Locale, own: Locale, words: string): Text {
  if (words !== "" || locale === own) return { ...text, [locale]: words };
  const { [locale]: _, ...rest } = text ?? {};
  return rest;
}

/** The message at a path or one below it ("questions.2.title" also hears "questions.2.title.en"). */
export function errorAt(errors: readonly SaidFault[], path: string): string | undefined {
  return errors.find((error) => error.path === path || error.path.startsWith(`${path}.`))?.message;
}

/** The message of a text in the language being edited: an error in another language is told there. */
export function textErrorAt(errors: readonly SaidFault[], path: string, locale: Locale): string | undefined {
  return errors.find((error) => error.path === path || error.path === `${path}.${locale}`)?.message;
}
