import type { ColumnProfile } from "@/domain/imports/column-profile";
import { parseIsoDate } from "@/domain/imports/iso-date";
import { readMark } from "@/domain/imports/others/options";
import { holdsOwnWords, MOST_OPTIONS as MOST_COLUMNS, type OtherKind, sameWord } from "@/domain/imports/others/other";
import { readNumber } from "@/domain/typed/read-number";

/** A question without a score that some columns look like. */
export interface GuessedOther {
  readonly columns: readonly string[];
  readonly kind: OtherKind;
}

const MOST_OPTIONS = 30;
const LONGEST_OPTION = 60;
/** The limits of a mapping. */
const MOST_QUESTIONS = 100;
const LONGEST_NAME = 500;
const YES_NO = new Set(["yes", "no", "true", "false", "ja", "nein", "oui", "non", "نعم", "لا"]);

/** A name that asks something: it ends with a question mark, or is a sentence. */
export function asksSomething(name: string): boolean {
  return /[?？؟]\s*$/.test(name) || name.trim().split(/\s+/).length >= 5;
}

/**
 * What columns that are nothing else may ask, in the order of the file: those whose name no other has, as many as a mapping
 * takes. Of a tool's own file every column is a question (`tool`), and an option may have a column of its own; of any other
 * file those that are named like one.
 */
export function guessOthers(columns: readonly ColumnProfile[], tool: boolean): GuessedOther[] {
  const guessed: GuessedOther[] = [];
  const named = namesOfOne(columns);
  for (let from = 0; from < columns.length; ) {
    const group = tool ? optionGroup(columns, from, named) : [];
    if (group.length > 1)
      guessed.push({ columns: group.slice(0, MOST_COLUMNS).map(({ name }) => name), kind: "multiple" });
    const column = columns[from];
    const asks = column && named.has(column.name) && column.length > 0 && (tool || asksSomething(column.name));
    if (group.length <= 1 && asks) guessed.push({ columns: [column.name], kind: kindOf(column) });
    from += Math.max(1, group.length);
  }
  return guessed.slice(0, MOST_QUESTIONS);
}

/** The names that one column alone has: of two with one name nobody could say which is meant. */
export function namesOfOne(columns: readonly ColumnProfile[]): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const { name } of columns) counts.set(name.trim(), (counts.get(name.trim()) ?? 0) + 1);
  const fits = (name: string) => counts.get(name.trim()) === 1 && name.trim() !== "" && name.length <= LONGEST_NAME;
  return new Set(columns.map(({ name }) => name).filter(fits));
}

/** Columns beside each other that are the options of one question: named alike, or each after the only word it holds. */
function optionGroup(columns: readonly ColumnProfile[], from: number, named: ReadonlySet<string>): ColumnProfile[] {
  const first = columns[from];
  const stem = first === undefined ? null : stemOf(first);
  if (first === undefined || stem === null) return [];
  let to = from;
  while (to < columns.length) {
    const column = columns[to];
    if (column === undefined || !named.has(column.name)) break;
    // Options that are named by their words alone end with the column for own words, if there is one.
    if (stem === "" && to > from && holdsOwnWords(column.name)) return columns.slice(from, to + 1);
    if (stemOf(column) !== stem || !isOption(column)) break;
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
  return words.length <= 1 || holdsOwnWords(column.name);
}

function kindOf(column: ColumnProfile): OtherKind {
  if (holdsOwnWords(column.name)) return "long_text";
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
