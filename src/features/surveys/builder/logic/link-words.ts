import { LOCALES, type Locale, type Text } from "@/domain/survey/locale";

/** What the link of one ending is called at first. */
export const GO_ON: Readonly<Record<Locale, string>> = {
  en: "Go on",
  de: "Weiter",
  fr: "Continuer",
  es: "Continuar",
  ja: "続ける",
  ar: "متابعة",
};

/** What the link on every ending is called at first. */
export const WRITE_REVIEW: Readonly<Record<Locale, string>> = {
  en: "Write a review",
  de: "Bewertung schreiben",
  fr: "Rédiger un avis",
  es: "Escribir una reseña",
  ja: "レビューを書く",
  ar: "اكتب تقييمًا",
};

/** The words in the languages of a survey. */
export function inLanguages(words: Readonly<Record<Locale, string>>, locales: readonly Locale[]): Text {
  return Object.fromEntries(LOCALES.filter((one) => locales.includes(one)).map((one) => [one, words[one]]));
}
