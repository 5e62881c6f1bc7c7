import type { ColumnProfile } from "@/domain/imports/column-profile";
import { compilePattern } from "@/domain/imports/date-pattern";
import { parseIsoDate } from "@/domain/imports/iso-date";
import { asksSomething, type GuessedOther, guessOthers, namesOfOne } from "@/domain/imports/others/guess-others";
import type { ImportKind } from "@/domain/imports/scale-of-mapping";

/**
 * What a file's columns may be, for the form to start from. Nothing of it is taken without being confirmed: a scale is never
 * guessed, and neither is what the high end of an effort question means, nor a column that names rows.
 */
export interface Guess {
  readonly date: GuessedDate;
  readonly questions: readonly GuessedQuestion[];
  /** Questions that feed no score. */
  readonly others: readonly GuessedOther[];
  readonly comment: string | null;
  readonly customer: string | null;
  readonly id: string | null;
  /** Which ticket, chat or call it is about. */
  readonly interaction: string | null;
  readonly attributes: readonly string[];
}

export interface GuessedDate {
  readonly columns: readonly string[];
  readonly patterns: readonly string[];
  /** The zone of its times, where the tool's files say it. */
  readonly zone: string | null;
  /** Where day and month can be taken for one another: a cell, and the two patterns between which a person decides. */
  readonly asked: { readonly cell: string; readonly patterns: readonly [string, string] } | null;
}

/** A scale stands here only where the tool that wrote the file knows no other. */
export interface GuessedQuestion {
  readonly column: string;
  readonly kind: ImportKind;
  readonly scale?: { readonly min: number; readonly max: number };
  readonly values?: Readonly<Record<string, number>>;
}

const DATE_NAME = /date|day|time|when|created|submitted|answered|recorded|datum|fecha/i;
const NPS_NAME = /nps|net.?pro|recommend|promot/i;
const CES_NAME = /\bces\b|effort|\bease\b|easy/i;
const CSAT_NAME = /csat|satisf|overall|rating|score|stars|zufrieden/i;
const COMMENT_NAME = /comment|why|reason|feedback|verbatim|text|remark|kommentar|comentario|commentaire/i;
const CUSTOMER_NAME = /customer|e-?mail|contact|person|user.?id|client|kunde|cliente/i;
const INTERACTION_NAME =
  /^(link to the )?(ticket|conversation|interaction|case|chat|call)[ _-]?(id|no|number|link|url)?$/i;
const PATTERNS = [
  "yyyy/MM/dd",
  "dd.MM.yyyy",
  "yyyy/MM/dd HH:mm:ss",
  "yyyy-MM-dd HH:mm:ss 'UTC'",
  "dd.MM.yyyy HH:mm",
  "dd.MM.yyyy HH:mm:ss",
  "d MMM yyyy",
  "MMM d, yyyy",
  "MMMM d, yyyy",
  "yyyyMMdd",
];
/** Day and month can be taken for one another: the first pattern of a pair is American. */
const AMBIGUOUS: readonly (readonly [string, string])[] = [
  ["MM/dd/yyyy", "dd/MM/yyyy"],
  ["MM-dd-yyyy", "dd-MM-yyyy"],
  ["MM/dd/yyyy HH:mm", "dd/MM/yyyy HH:mm"],
  ["MM/dd/yyyy HH:mm:ss", "dd/MM/yyyy HH:mm:ss"],
  ["MM/dd/yyyy hh:mm a", "dd/MM/yyyy hh:mm a"],
  ["MM/dd/yyyy hh:mm:ss a", "dd/MM/yyyy hh:mm:ss a"],
];
const MOST_GROUPS = 40;
const SURE = { zone: null, asked: null };

/** Guesses from the header and the values of some rows. */
export function guessMapping(columns: readonly ColumnProfile[]): Guess {
  const date = guessDate(columns);
  const named = namesOfOne(columns);
  const rest = columns.filter(({ name, distinct }) => named.has(name) && !date.columns.includes(name) && distinct > 0);
  const questions = rest.flatMap((column) => {
    const kind = kindOf(column);
    return kind === null ? [] : [{ column: column.name, kind }];
  });
  const asked = new Set(questions.map((question) => question.column));
  const other = rest.filter((column) => !asked.has(column.name));
  const comment = other.find((column) => COMMENT_NAME.test(column.name) && column.length > 8)?.name ?? null;
  const customer = other.find((column) => CUSTOMER_NAME.test(column.name) && column.name !== comment)?.name ?? null;
  const interaction = other.find((column) => INTERACTION_NAME.test(column.name.trim()))?.name ?? null;
  const known = [comment, customer, interaction];
  const others = guessOthers(
    other.filter(({ name }) => !known.includes(name)),
    false,
  );
  const attributes = other
    .filter(({ name }) => !asksSomething(name))
    .filter(({ name }) => name !== comment && name !== customer && name !== interaction)
    .filter(
      ({ distinct, length, values }) => distinct > 1 && distinct <= MOST_GROUPS && length <= 40 && values.length > 1,
    )
    .filter(({ values }) => !values.every(({ value }) => value === "" || /^[\d.,-]+$/.test(value)))
    .map(({ name }) => name);
  return { date, questions, others, comment, customer, id: null, interaction, attributes: attributes.slice(0, 20) };
}

/** Which column is the date, and how it is written; what can be read in two ways is asked. */
export function guessDate(columns: readonly ColumnProfile[]): GuessedDate {
  const named = columns.filter((column) => DATE_NAME.test(column.name));
  for (const column of [...named, ...columns.filter((one) => !named.includes(one))]) {
    const values = column.values.map(({ value }) => value).filter((value) => value !== "");
    if (values.length === 0) continue;
    if (values.every((value) => parseIsoDate(value) !== null)) return { ...SURE, columns: [column.name], patterns: [] };
    const fits = (tokens: string) => {
      const pattern = compilePattern(`{${column.name}:${tokens}}`, [column.name]);
      return pattern.ok && values.every((value) => pattern.read(() => value) !== null);
    };
    const written = (tokens: string) => `{${column.name}:${tokens}}`;
    const whole = (tokens: string) => ({ ...SURE, columns: [column.name], patterns: [written(tokens)] });
    const plain = PATTERNS.find(fits);
    if (plain) return whole(plain);
    for (const [american, european] of AMBIGUOUS) {
      // Where both fit, a person has to say: no pattern at all.
      if (fits(american) && fits(european)) {
        const cell = values.find((value) => !/^(\d+)\D\1\D/.test(value)) ?? values[0] ?? "";
        const asked = { cell, patterns: [written(american), written(european)] as const };
        return { columns: [column.name], patterns: [], zone: null, asked };
      }
      if (fits(american)) return whole(american);
      if (fits(european)) return whole(european);
    }
  }
  const part = (name: RegExp) => columns.find((column) => name.test(column.name))?.name;
  const [year, month, day] = [part(/year|jahr|año/i), part(/month|monat|mes/i), part(/day|tag|d[ií]a/i)];
  if (year && month && day && new Set([year, month, day]).size === 3) {
    return { ...SURE, columns: [year, month, day], patterns: [`{${year}}-{${month}}-{${day}}`] };
  }
  return { ...SURE, columns: [year, day].filter((name) => name !== undefined), patterns: [] };
}

/** What a column of small whole numbers is called after; null for every other column. */
function kindOf(column: ColumnProfile): ImportKind | null {
  const { name, values } = column;
  const numbers = values.filter(({ value }) => /^\d{1,2}(\.0+)?$/.test(value));
  const filled = values.filter(({ value }) => value !== "");
  const total = (some: typeof values) => some.reduce((sum, { count }) => sum + count, 0);
  // 9 and 9.0 are one answer; a column of many different numbers counts something else.
  const answers = new Set(numbers.map(({ value }) => Number(value)));
  if (column.distinct > 40 || answers.size > 12 || total(filled) === 0) return null;
  if (total(numbers) < 0.8 * total(filled)) return null;
  if (numbers.some(({ value }) => Number(value) > 11)) return null;
  if (NPS_NAME.test(name)) return "nps";
  if (CES_NAME.test(name)) return "ces";
  return CSAT_NAME.test(name) ? "csat" : null;
}
