import { isLocale } from "@/domain/survey/locale";
import { pageWords } from "@/domain/survey/words";

const KINDS: Readonly<Record<string, string>> = {
  nps: "Recommendation, NPS",
  csat: "Satisfaction, CSAT",
  ces: "Ease, CES",
  rating: "Rating",
  single: "One choice",
  multiple: "Several choices",
  yes_no: "Yes or no",
  ranking: "Ranking",
  long_text: "Long text",
  short_text: "Short text",
  email: "E-mail address",
  number: "Number",
  date: "Date",
  matrix: "Matrix",
  quality: "Quality scorecard",
  statement: "Statement",
  consent: "Consent",
};

/** What a kind of question is called. */
export function kindWords(kind: string): string {
  return KINDS[kind] ?? kind;
}

const WORDS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  scale: { "faces-3": "3 faces", "faces-5": "5 faces", stars: "5 stars", thumbs: "thumbs" },
  anchors: { ease: "difficult to easy", agreement: "disagree to agree", effort: "low to high effort" },
  layout: { row: "in a row", column: "one below the other", one: "one", grouped: "grouped" },
  corner: { square: "square", soft: "soft", round: "round" },
  dark: { auto: "as the device asks", never: "always light" },
  stage: { before: "before", during: "during", after: "after" },
};

/** A value as it stands in a list of changes; null where the field is left out. */
export function valueWords(key: string, value: unknown): string | null {
  if (value === undefined || value === null) return null;
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (typeof value === "number") return String(value).replace("-", "−");
  if (typeof value !== "string") return JSON.stringify(value);
  if (key === "kind") return kindWords(value);
  if (key === "locale") return languageName(value);
  if (key === "logo") return "a picture";
  return WORDS[key]?.[value] ?? (key === "scale" ? value.replace("-", " to ") : value);
}

/** A language named in itself. */
export function languageName(locale: string): string {
  return isLocale(locale) ? pageWords(locale).language : locale;
}
