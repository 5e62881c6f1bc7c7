import type { Question } from "@/domain/survey/definition";
import type { FieldError, FieldErrorCode } from "@/domain/survey/field-error";
import type { Locale } from "@/domain/survey/locale";
import { digits, fill, type PageWords, pageWords } from "@/domain/survey/words";

/** An error in the page's language, for the person who answered. */
export function errorText(error: FieldError, question: Question, locale: Locale): string {
  const { errors } = pageWords(locale);
  return fill(errors[wordsFor(error.code, question)], { limit: digits(error.limit ?? "", locale) });
}

/** Which part of the question an error names: a row's id, or "" for all of it. */
export function partOf(error: FieldError, question: Question): string {
  const prefix = `answers.${question.id}.`;
  return error.path.startsWith(prefix) ? error.path.slice(prefix.length) : "";
}

function wordsFor(code: FieldErrorCode, question: Question): keyof PageWords["errors"] {
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
