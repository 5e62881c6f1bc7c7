/** Languages the app itself speaks; the pages for respondents speak more (`platform/auth/locale`). */
export const APP_LOCALES = ["en", "de", "ar"] as const;

export type AppLocale = (typeof APP_LOCALES)[number];

/** The app's language for a person's or a browser's: "de-AT" is "de"; what the app does not speak is English. */
export function appLocale(text: string): AppLocale {
  const language = text.toLowerCase().split(/[-_]/)[0];
  return APP_LOCALES.find((locale) => locale === language) ?? "en";
}

/** The first language of an `Accept-Language` header that the app speaks, by weight; English where it speaks none. */
export function acceptedLocale(header: string | null): AppLocale {
  const wanted = (header ?? "")
    .split(",")
    .map((part) => {
      const [tag = "", ...parameters] = part.trim().split(";");
      const weight = parameters.map((one) => /^\s*q=([\d.]+)\s*$/.exec(one)?.[1]).find((one) => one !== undefined);
      return { language: tag.toLowerCase().split("-")[0], weight: weight === undefined ? 1 : Number(weight) };
    })
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight);
  for (const { language } of wanted) {
    const known = APP_LOCALES.find((locale) => locale === language);
    if (known) return known;
  }
  return "en";
}

/** Which way a language is read. */
export function directionOf(locale: string): "ltr" | "rtl" {
  return locale === "ar" ? "rtl" : "ltr";
}

/** What parts one thing from the next where no `Intl.ListFormat` stands: Arabic has a comma of its own. */
export function commaOf(locale: string): string {
  return locale === "ar" ? "، " : ", ";
}

/** The language of days and times: English ones are written "3 Jun 2026, 09:44", as most of the world reads them. */
export function dateLocale(locale: string): string {
  return locale === "en" ? "en-GB" : locale;
}
