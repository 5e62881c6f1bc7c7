import type { AnswerColumn } from "@/domain/exports/answer-columns";
import { cellText, type ExportedAnswer, type ExportedValue, gridScore } from "@/domain/exports/exported-answer";
import { isNotApplicable } from "@/domain/survey/answer-value";
import type { Definition, Question } from "@/domain/survey/definition";
import { textIn } from "@/domain/survey/locale";
import { answerInWords } from "@/domain/survey/piped-answer";
import { plainWords } from "@/domain/survey/pipes";
import { factOf, othersOf } from "@/features/exports/answers/encode-text";
import type { AppLocale } from "@/platform/i18n/locale";
import type { Translator } from "@/platform/i18n/translator";

/** What a file for people is said with. */
export interface FileWords {
  readonly t: Translator<"answerFiles">;
  readonly locale: AppLocale;
  readonly zone: string;
  /** Of the survey: its own language, and the name that stands for `{brand}`. */
  readonly definition: Definition | null;
  /** What the file is of: each a name and a text. */
  readonly facts: readonly (readonly [name: string, text: string])[];
}

/** A column's name for people. */
export function headOf(column: AnswerColumn, words: FileWords): string {
  switch (column.kind) {
    case "fact":
      return words.t(`columns.${column.name}`);
    case "answer":
      return titleOf(column.question, words);
    case "grid":
      return `${titleOf(column.question, words)}: ${rowOf(column.question, column.row, words)}`;
    case "identity":
      return words.t("columns.link", { name: column.key });
    case "attribute":
      return column.key;
    case "others":
      return words.t("columns.others");
  }
}

/** A cell for people: states, options and answers in words, scores as numbers; instants as ISO texts. */
export function peopleCell(column: AnswerColumn, one: ExportedAnswer, words: FileWords): string | number | null {
  switch (column.kind) {
    case "fact": {
      const fact = factOf(column.name, one);
      const state = `states.${fact}` as const;
      return column.name === "state" && words.t.has(state as "states.counted")
        ? words.t(state as "states.counted")
        : fact;
    }
    case "answer":
      return answerCell(column.question, one.answers[column.question.id], words);
    case "grid":
      return gridScore(one.answers[column.question.id], column.row);
    case "identity":
      return one.identity[column.key] ?? null;
    case "attribute":
      return one.attributes[column.key] ?? null;
    case "others":
      return othersOf(one, column.but);
  }
}

function answerCell(question: Question, value: ExportedValue | undefined, words: FileWords): string | number | null {
  if (value?.kind !== "said") return cellText(value);
  const { value: said } = value;
  if (typeof said === "number" || typeof said === "string") {
    const option = question.kind === "single" ? inWords(question, said, words) : "";
    return option === "" ? said : option;
  }
  if (isNotApplicable(said)) return words.t("notApplicable");
  if (question.kind === "consent") return words.t(said === true ? "agreed" : "notAgreed");
  const text = inWords(question, said, words);
  return text === "" ? cellText(value) : text;
}

function inWords(question: Question, said: unknown, { locale, definition }: FileWords): string {
  return answerInWords(question, said, locale, definition?.locale ?? locale);
}

function titleOf(question: Question, { locale, definition }: FileWords): string {
  const title = textIn(question.title, locale, definition?.locale ?? locale);
  return plainWords(title, definition?.brand.name ?? "");
}

function rowOf(question: Question, row: string, { locale, definition }: FileWords): string {
  if (question.kind !== "matrix" && question.kind !== "quality") return row;
  const label = textIn(question.rows.find(({ id }) => id === row)?.label, locale, definition?.locale ?? locale);
  return label === "" ? row : label;
}
