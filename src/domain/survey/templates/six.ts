import type { Text } from "@/domain/survey/locale";

/** A text in all six languages, in the order of the language switcher. */
export function six(en: string, de: string, fr: string, es: string, ja: string, ar: string): Text {
  return { en, de, fr, es, ja, ar };
}
