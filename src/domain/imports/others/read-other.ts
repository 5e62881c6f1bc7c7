import { NOT_APPLICABLE, shortened } from "@/domain/imports/cell";
import type { ImportFault } from "@/domain/imports/fault";
import { parseIsoDate, type WrittenDate } from "@/domain/imports/iso-date";
import { namesOption, readMark } from "@/domain/imports/others/options";
import { type OtherMapping, optionColumns, sameWord } from "@/domain/imports/others/other";
import { OWN_WORDS } from "@/domain/imports/others/own-words";
import { compileChoices } from "@/domain/imports/others/split-choices";
import type { AnswerValue, OtherOption } from "@/domain/survey/answer-value";
import type { Question } from "@/domain/survey/definition";
import { checkValue } from "@/domain/survey/kinds/check";
import { LONG_TEXT_LIMIT, SHORT_TEXT_LIMIT } from "@/domain/survey/kinds/check-text";
import { isStorable, storable, tidyText } from "@/domain/survey/plain-text";
import { readNumber } from "@/domain/typed/read-number";

/** What the cells of a question say: an answer, or nothing; and what was wrong with them. */
export interface ReadOther {
  readonly value: AnswerValue | null;
  readonly fault: ImportFault | null;
}

const NOTHING: ReadOther = { value: null, fault: null };
const YES = new Set(["yes", "y", "true", "1", "ja", "oui", "sí", "si", "はい", "نعم"]);
const NO = new Set(["no", "n", "false", "0", "nein", "non", "いいえ", "لا"]);

/** Compiles how the cells of a mapped question become the answer of a survey's question. */
export function compileOther(one: OtherMapping, question: Question): (cells: readonly string[]) => ReadOther {
  const read = readerOf(one, question);
  return (cells) => {
    if (cells.every((cell) => cell.trim() === "")) return NOTHING;
    if (question.na && sameWord(cells[0] ?? "") === NOT_APPLICABLE) return { value: { na: true }, fault: null };
    const found = read(cells);
    if (found.value === null || checkValue(question, found.value).ok) return found;
    return unfit(question, cells);
  };
}

function readerOf(one: OtherMapping, question: Question): (cells: readonly string[]) => ReadOther {
  switch (question.kind) {
    case "long_text":
      return ([cell]) => readText(cell ?? "", question.maxLength ?? LONG_TEXT_LIMIT);
    case "short_text":
      return ([cell]) => readText((cell ?? "").replace(/\s*[\r\n]+\s*/g, " "), question.maxLength ?? SHORT_TEXT_LIMIT);
    case "single":
    case "multiple":
      return readChoices(one, question);
    case "yes_no":
      return (cells) => {
        const word = sameWord(cells[0] ?? "");
        return YES.has(word) ? said(true) : NO.has(word) ? said(false) : unfit(question, cells);
      };
    case "number":
      return (cells) => {
        const value = readNumber(cells[0] ?? "");
        return value === null ? unfit(question, cells) : said(value);
      };
    default:
      return (cells) => {
        // The day as it is written: no zone moves it, for nobody asked for an hour.
        const date = parseIsoDate(cells[0] ?? "");
        return date === null ? unfit(question, cells) : said(dayAsWritten(date));
      };
  }
}

function dayAsWritten({ year, month, day }: WrittenDate): string {
  const two = (part: number) => String(part).padStart(2, "0");
  return `${year}-${two(month)}-${two(day)}`;
}

function readText(cell: string, limit: number): ReadOther {
  const text = tidyText(cell);
  const clean = tidyText(storable(text));
  const fault: ImportFault | null = isStorable(text) ? null : { code: "commentCharacters" };
  if (clean.length > limit) {
    const kept = tidyText(clean.slice(0, limit).replace(/\p{Surrogate}$/u, ""));
    return { value: kept, fault: { code: "commentLong", values: { length: clean.length, max: limit } } };
  }
  return { value: clean === "" ? null : clean, fault };
}

type ChoiceQuestion = Extract<Question, { kind: "single" | "multiple" }>;

/** Options are known by their ids and by their words in every language; the rest is "other", where the question offers it. */
function readChoices(one: OtherMapping, question: ChoiceQuestion): (cells: readonly string[]) => ReadOther {
  const known = new Map<string, string>();
  for (const { id, label } of question.options)
    for (const word of [id, ...Object.values(label)]) known.set(sameWord(word), id);
  for (const { id } of question.options) known.set(sameWord(id), id);
  const split = compileChoices(one.separator, known.keys());
  const marked = compileMarks(one, (word) => known.has(sameWord(word)));
  return (cells) => {
    const words = one.columns.length > 1 ? marked(cells) : listed(cells[0] ?? "");
    const ids = new Set<string>();
    const own: string[] = [];
    for (const word of words) {
      const id = known.get(sameWord(word));
      if (id !== undefined) ids.add(id);
      else own.push(storable(OWN_WORDS.exec(word)?.[1] ?? word).trim());
    }
    if (words.length === 0) return NOTHING;
    const text = tidyText(own.filter((word) => word !== "").join("; "));
    const refused = text !== "" && (!question.other || text.length > SHORT_TEXT_LIMIT);
    const other: OtherOption[] = text === "" || refused ? [] : [{ option: "other", text }];
    const place = (id: string) => question.options.findIndex((option) => option.id === id);
    const chosen = [...[...ids].sort((a, b) => place(a) - place(b)), ...other];
    const fault: ImportFault | null = refused ? { code: "optionUnknown", values: { cell: shortened(text) } } : null;
    if (question.kind === "multiple") return { value: chosen.length > 0 ? chosen : null, fault };
    return { value: chosen[0] ?? null, fault };
  };

  function listed(cell: string): string[] {
    const text = cell.trim();
    if (question.kind === "single") return text === "" ? [] : [text];
    return split(text);
  }
}

/** What columns of one option each say, in words: an option's own column is compared with that option first. */
function compileMarks(one: OtherMapping, isKnown: (word: string) => boolean): (cells: readonly string[]) => string[] {
  const named = one.options.length === one.columns.length ? one.columns : optionColumns(one.columns);
  const options = new Map(named.map((column, place) => [column, one.options[place] ?? column]));
  return (cells) =>
    cells.flatMap((cell, index) => {
      const column = one.columns[index] ?? "";
      const option = options.get(column) ?? column;
      const mark = readMark(cell);
      if (mark === "not") return [];
      const own = mark === "chosen" || (options.has(column) && isKnown(option) && namesOption(cell, option));
      return [own ? option : cell.trim()];
    });
}

function said(value: AnswerValue): ReadOther {
  return { value, fault: null };
}

function unfit({ kind }: Question, cells: readonly string[]): ReadOther {
  const cell = shortened(cells.filter((one) => one.trim() !== "").join(", "));
  return { value: null, fault: { code: "answerUnfit", values: { cell, kind } } };
}
