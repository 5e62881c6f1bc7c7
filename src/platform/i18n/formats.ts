import { dateLocale } from "@/platform/i18n/locale";

const dates = new Map<string, Intl.DateTimeFormat>();
const lists = new Map<string, Intl.ListFormat>();
const regions = new Map<string, Intl.DisplayNames>();
const languages = new Map<string, Intl.DisplayNames>();
const LANGUAGE = /^[a-z]{2,3}(-[A-Za-z]{4})?(-([A-Za-z]{2}|\d{3}))?$/;

/** What prints instants and days in a language: made once, because making one costs fifty times what printing does. */
export function dateFormat(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return kept(
    dates,
    `${locale} ${JSON.stringify(options)}`,
    () => new Intl.DateTimeFormat(dateLocale(locale), options),
  );
}

/** What joins names in a language: "UK, France and Germany", or plainly with commas. */
export function listFormat(locale: string, type: "conjunction" | "unit"): Intl.ListFormat {
  return kept(lists, `${locale} ${type}`, () => new Intl.ListFormat(locale, { type }));
}

/** What names countries by their codes; undefined for what is none. */
export function regionNames(locale: string): Intl.DisplayNames {
  return kept(
    regions,
    locale,
    () => new Intl.DisplayNames(locale, { type: "region", style: "short", fallback: "none" }),
  );
}

/** "French" for "fr"; what is no code of a language stays as it is written. */
export function languageName(code: string, locale: string): string {
  if (!LANGUAGE.test(code)) return code;
  return kept(languages, locale, () => new Intl.DisplayNames(locale, { type: "language" })).of(code) ?? code;
}

function kept<T>(made: Map<string, T>, name: string, make: () => T): T {
  const known = made.get(name);
  if (known) return known;
  const one = make();
  made.set(name, one);
  return one;
}
