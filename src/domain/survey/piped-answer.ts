import { isNotApplicable, isOther } from "@/domain/survey/answer-value";
import type { Question, QuestionKind } from "@/domain/survey/definition";
import { type Locale, textIn } from "@/domain/survey/locale";
import { digits, pageWords } from "@/domain/survey/words";

/** Kinds whose answer is no short text: rows of scores, a box that is ticked, nothing at all. */
const WITHOUT_WORDS: readonly QuestionKind[] = ["matrix", "quality", "consent", "statement"];

/** Whether an answer to such a question can stand in a text. */
export function canBePiped(kind: QuestionKind): boolean {
  return !WITHOUT_WORDS.includes(kind);
}

/**
 * An answer as a person would read it in a sentence: digits of the language, an option's label, "other" in its own words,
 * a day as the language writes it. Total: what does not fit the question is "".
 */
export function answerInWords(question: Question, value: unknown, locale: Locale, fallback: Locale): string {
  if (value === undefined || value === null || isNotApplicable(value) || !canBePiped(question.kind)) return "";
  if (question.kind === "single" || question.kind === "multiple" || question.kind === "ranking") {
    const labels = (Array.isArray(value) ? value : [value]).map((one) => {
      if (isOther(one)) return one.text;
      const option = question.options.find(({ id }) => id === one);
      return textIn(option?.label, locale, fallback);
    });
    const said = labels.filter((label) => label !== "");
    return said.length < 2 ? (said[0] ?? "") : new Intl.ListFormat(locale, { type: "unit" }).format(said);
  }
  if (question.kind === "yes_no") {
    const { yes, no } = pageWords(locale);
    return value === true ? yes : value === false ? no : "";
  }
  if (typeof value === "number") return Number.isFinite(value) ? digits(value, locale) : "";
  if (typeof value !== "string") return "";
  return question.kind === "date" ? dayInWords(value, locale) : value;
}

/** A day as the language writes it; "" where it is none. */
export function dayInWords(day: string, locale: Locale): string {
  const time = Date.parse(`${day}T00:00:00Z`);
  if (Number.isNaN(time)) return "";
  const numberingSystem = locale === "ar" ? "arab" : "latn";
  return new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone: "UTC", numberingSystem }).format(time);
}
