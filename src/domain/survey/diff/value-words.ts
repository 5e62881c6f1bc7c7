import { type ChangeWords, namedValue } from "@/domain/survey/diff/change-words";
import { isLocale } from "@/domain/survey/locale";
import { pageWords } from "@/domain/survey/words";

/** A value as it stands in a list of changes; null where the field is left out. */
export function valueWords(key: string, value: unknown, words: ChangeWords): string | null {
  const { say, kind } = words;
  if (value === undefined || value === null) return null;
  if (typeof value === "boolean") return say(value ? "yes" : "no");
  if (typeof value === "number") return String(value).replace("-", "−");
  if (typeof value !== "string") return JSON.stringify(value);
  if (key === "kind") return kind(value);
  if (key === "locale") return languageName(value);
  if (key === "logo") return say("picture");
  const named = namedValue(key, value, words);
  if (named !== null || key !== "scale") return named ?? value;
  const [min = "", max] = value.split("-");
  return max === undefined ? value : say("points", { min, max });
}

/** A language named in itself. */
export function languageName(locale: string): string {
  return isLocale(locale) ? pageWords(locale).language : locale;
}
