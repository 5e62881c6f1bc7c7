import { type AppLocale, acceptedLocale } from "@/platform/i18n/locale";

/** What is said when the app itself could not be shown: in the page's own code, because nothing else can be relied on. */
const LAST_WORDS: Readonly<
  Record<AppLocale, { title: string; lead: string; safe: string; again: string; id: string }>
> = {
  en: {
    title: "Not available",
    lead: "Candor could not be shown",
    safe: "What is stored is safe. Try again in a moment.",
    again: "Try again",
    id: "id",
  },
  de: {
    title: "Nicht erreichbar",
    lead: "Candor konnte nicht gezeigt werden",
    safe: "Das Gespeicherte ist sicher. Versuchen Sie es gleich noch einmal.",
    again: "Noch einmal versuchen",
    id: "Kennung",
  },
  ar: {
    title: "غير متاح",
    lead: "تعذّر عرض Candor",
    safe: "المحفوظ آمن. حاول مجددًا بعد قليل.",
    again: "حاول مجددًا",
    id: "المعرّف",
  },
};

/** The last words in the first of a browser's languages that the app speaks. */
export function lastWords(languages: readonly string[]) {
  const locale = acceptedLocale(languages.join(","));
  return { locale, ...LAST_WORDS[locale] };
}
