import type { ColumnProfile } from "@/domain/imports/column-profile";
import { parseIsoDate } from "@/domain/imports/iso-date";
import { readMark } from "@/domain/imports/others/options";
import { type OtherKind, sameWord } from "@/domain/imports/others/other";
import { readNumber } from "@/domain/typed/read-number";

/** A question without a score that some columns look like. */
export interface GuessedOther {
  readonly columns: readonly string[];
  readonly kind: OtherKind;
}

const MOST_OPTIONS = 30;
const LONGEST_OPTION = 60;
const YES_NO = new Set(["yes", "no", "true", "false", "ja", "nein", "oui", "non", "نعم", "لا"]);
const OTHER = /\bother\b|sonstige|andere|autre|أخرى/i;

/** A name that asks something: it ends with a question mark, or is a sentence. */
export function asksSomething(name: string): boolean {
  return /[?？؟]\s*$/.test(name) || name.trim().split(/\s+/).length >= 5;
}

/**
 * What columns that are nothing else may ask, in the order of the file. Of a tool's own file every column is a question
 * (`tool`), and an option may have a column of its own; of any other file those that are named like one.
 */
export function guessOthers(columns: readonly ColumnProfile[], tool: boolean): GuessedOther[] {
  const guessed: GuessedOther[] = [];
  for (let from = 0; from < columns.length; ) {
    const group = tool ? optionColumns(columns, from) : [];
    if (group.length > 1) guessed.push({ columns: group.map(({ name }) => name), kind: "multiple" });
    const column = columns[from];
    if (group.length <= 1 && column && column.length > 0 && (tool || asksSomething(column.name)))
      guessed.push({ columns: [column.name], kind: kindOf(column) });
    from += Math.max(1, group.length);
  }
  return guessed;
}

/** Columns beside each other that are the options of one question: named alike, or each after the only word it holds. */
function optionColumns(columns: readonly ColumnProfile[], from: number): ColumnProfile[] {
  const first = columns[from];
  const stem = first === undefined ? null : stemOf(first);
  if (first === undefined || stem === null) return [];
  let to = from;
  while (to < columns.length) {
    const column = columns[to];
    if (column === undefined || stemOf(column) !== stem || !isOption(column)) break;
    to++;
  }
  return columns.slice(from, to);
}

/** What the names of a question's options begin with; "" where a column is called as what it holds; else null. */
function stemOf(column: ColumnProfile): string | null {
  const named = /^(.+) – [^–]+$/u.exec(column.name) ?? /^(.+?)_\d+(?:_TEXT)?$/.exec(column.name);
  if (named?.[1] !== undefined) return named[1];
  const [only, more] = wordsOf(column);
  return only !== undefined && more === undefined && sameWord(only) === sameWord(column.name) ? "" : null;
}

function isOption(column: ColumnProfile): boolean {
  const words = wordsOf(column).filter((word) => readMark(word) === "words");
  return words.length <= 1 || OTHER.test(column.name) || /_TEXT$/.test(column.name);
}

function kindOf(column: ColumnProfile): OtherKind {
  const words = wordsOf(column);
  const filled = column.values.reduce((sum, { value, count }) => sum + (value === "" ? 0 : count), 0);
  if (words.every((word) => YES_NO.has(sameWord(word)))) return "yes_no";
  if (words.every((word) => parseIsoDate(word) !== null)) return "date";
  if (words.every((word) => readNumber(word) !== null)) return "number";
  if (listsChoices(words)) return "multiple";
  const few = words.length <= MOST_OPTIONS && column.distinct <= MOST_OPTIONS && column.length <= LONGEST_OPTION;
  return few && filled >= 2 * words.length ? "single" : "long_text";
}

/** Cells that hold several of few parts, each in more than one cell. */
function listsChoices(words: readonly string[]): boolean {
  const between = words.some((word) => word.includes(";")) ? ";" : ",";
  const counts = new Map<string, number>();
  for (const word of words)
    for (const part of word.split(between)) counts.set(sameWord(part), (counts.get(sameWord(part)) ?? 0) + 1);
  const several = words.filter((word) => word.includes(between)).length;
  const again = [...counts.values()].filter((n) => n > 1).length;
  return several > 1 && counts.size <= MOST_OPTIONS && counts.size <= words.length + 1 && again >= counts.size / 2;
}

function wordsOf({ values }: ColumnProfile): string[] {
  return values.map(({ value }) => value).filter((value) => value !== "");
}
