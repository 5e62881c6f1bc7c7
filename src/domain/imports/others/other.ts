import { z } from "zod";
import type { ImportFault } from "@/domain/imports/fault";

/** Kinds of questions that a file can answer beside its scores. */
export const OTHER_KINDS = ["long_text", "short_text", "single", "multiple", "yes_no", "number", "date"] as const;
export type OtherKind = (typeof OTHER_KINDS)[number];

export const LONGEST_OPTION = 200;
/** How many options a question has at most. */
export const MOST_OPTIONS = 100;

/** A question that feeds no score: which columns answer it, and how. */
export const otherSchema = z.strictObject({
  /** One; several where a question of several choices has a column for each option. */
  columns: z.array(z.string().min(1).max(500)).min(1).max(MOST_OPTIONS),
  kind: z.enum(OTHER_KINDS),
  /** What stands between the choices of one cell; without it a semicolon, or else a comma. */
  separator: z
    .string()
    .min(1)
    .max(10)
    .nullish()
    .transform((text) => text ?? null),
  /**
   * The options in words, one for each column where there are several (none for a column of own words, if somebody leaves it
   * out); without them those that the file holds.
   */
  options: z
    .array(z.string().trim().min(1).max(LONGEST_OPTION))
    .max(MOST_OPTIONS)
    .nullish()
    .transform((words) => words ?? []),
  /** The question of an existing survey, where its id or title is not the column's name. */
  question: z.string().max(64).optional(),
  /** The wording of the question in a new survey, where the column's name is not it. */
  title: z.string().trim().min(1).max(2000).optional(),
});

export type OtherMapping = z.output<typeof otherSchema>;

/** A word in the form in which two that say the same are equal. */
export function sameWord(text: string): string {
  return text.normalize("NFKC").replace(/\s+/g, " ").trim().toLowerCase();
}

/** What is wrong with one of them, by the part of it. */
export function checkOther(one: OtherMapping): [part: string, code: ImportFault["code"]][] {
  const faults: [string, ImportFault["code"]][] = [];
  if (one.columns.length > 1 && one.kind !== "multiple") faults.push(["columns", "oneColumn"]);
  const counts = [0, one.columns.length, Math.max(1, optionColumns(one.columns).length)];
  if (one.columns.length > 1 && !counts.includes(one.options.length)) faults.push(["options", "optionsPerColumn"]);
  const words = one.options.map(sameWord);
  if (new Set(words).size < words.length) faults.push(["options", "namedTwice"]);
  return faults;
}

const OTHER = /^(others?|sonstige[rns]?|andere[rns]?|autres?|otr[oa]s?|その他|أخرى)\s*($|[([,\])–—-])/iu;
const SPECIFY = /please (specify|describe|state)|bitte (angeben|nennen)|veuillez préciser|يرجى (التحديد|التوضيح)/iu;

/** Whether a column is called as tools call the one for words beside the options: no option, and its words are nobody else's. */
export function holdsOwnWords(column: string): boolean {
  const parts = column.split(/\s[–—-]\s|[:?？؟_[]\s*/u).filter((part) => part.trim() !== "");
  return /_TEXT\s*$/.test(column) || SPECIFY.test(column) || OTHER.test(parts.at(-1)?.trim() ?? "");
}

/** The columns of a question that stand for an option each. */
export function optionColumns(columns: readonly string[]): string[] {
  return columns.filter((column) => !holdsOwnWords(column));
}

/** What stands between a question and its option in a column's name; a question mark belongs to the question. */
const BETWEEN = /\s*[–—:_|[({/]|\s+-\s|(?<=[?？؟])\s*/gu;

/** How a question is called whose columns are these: what their names begin with alike, up to a sign; else all of them. */
export function titleOfColumns(columns: readonly string[]): string {
  const [first = "", ...rest] = columns.map((name) => name.trim());
  if (rest.length === 0) return first;
  const begun = [...first.matchAll(BETWEEN)]
    .filter(({ index, 0: sign }) => rest.every((name) => name.startsWith(first.slice(0, index) + sign)))
    .map(({ index }) => first.slice(0, index).trim())
    .at(-1);
  const title = begun !== undefined && begun.length > 1 ? begun : [first, ...rest].join(" / ");
  return title.slice(0, 500).replace(/\p{Surrogate}$/u, "");
}
