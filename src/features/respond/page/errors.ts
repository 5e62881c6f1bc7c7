import { isOther } from "@/domain/survey/answer-value";
import type { Question } from "@/domain/survey/definition";
import type { FieldError, FieldErrorCode } from "@/domain/survey/field-error";
import type { Locale } from "@/domain/survey/locale";
import { digits, fill, type PageWords, pageWords } from "@/domain/survey/words";

/** An error in the page's language, for the person who gave this value. */
export function errorText(error: FieldError, question: Question, locale: Locale, value: unknown): string {
  const { errors } = pageWords(locale);
  return fill(errors[wordsFor(error, question, value)], { limit: digits(error.limit ?? "", locale) });
}

/** Which part of the question an error names: a row's id, or "" for all of it. */
export function partOf(error: FieldError, question: Question): string {
  const prefix = `answers.${question.id}.`;
  return error.path.startsWith(prefix) ? error.path.slice(prefix.length) : "";
}

function wordsFor({ code, limit }: FieldError, question: Question, value: unknown): keyof PageWords["errors"] {
  const said = (Array.isArray(value) ? value : [value]).find(isOther);
  if (code === "text" && said?.text.trim() === "") return "requiredText";
  if (code === "too_many" && question.kind === "multiple" && limit === 1 && question.max !== 1) return "alone";
  if (code === "required") {
    if (question.kind === "matrix" || question.kind === "quality") return "requiredRows";
    if (question.kind === "consent") return "requiredConsent";
    return ["short_text", "long_text", "email", "number", "date"].includes(question.kind) ? "requiredText" : "required";
  }
  if (code === "off_scale") return question.kind === "number" ? "range" : "other";
  return WORDS[code] ?? "other";
}

const WORDS: Partial<Record<FieldErrorCode, keyof PageWords["errors"]>> = {
  too_long: "tooLong",
  too_many: "tooMany",
  too_few: "tooFew",
  email: "email",
  number: "number",
  date: "date",
  ranking: "ranking",
  text: "text",
};
