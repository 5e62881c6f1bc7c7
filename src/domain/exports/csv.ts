import { NUMBER_COLUMNS, type NumberSheet } from "@/domain/exports/number-rows";

/** What a spreadsheet would run as a formula, also by wide signs. A number with its sign, as people read it, is none. */
const FORMULA = /^'*[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/;
const NUMBER = /^[+-][\d.,\u00a0\u202f ]+%?$/;

/**
 * Text that no spreadsheet runs: a leading `=`, `+`, `-`, `@`, tab or line break gets an apostrophe before it. For CSV
 * only; a cell of an XLSX file says itself that it is text. One that has an apostrophe there already gets another, so that
 * {@link undefuse} finds every text again.
 */
export function defuse(text: string): string {
  return FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text;
}

/** The text that {@link defuse} was given. */
export function undefuse(text: string): string {
  return text.startsWith("'") && FORMULA.test(text) ? text.slice(1) : text;
}

/** How the header of every CSV file of answers begins, and of no other: its texts were defused. */
export const ANSWERS_HEADER = ["response_id", "answered_at", "completed_at", "state"] as const;

/** A field by RFC 4180: quoted where it holds a comma, a quote or a line break. */
export function csvField(value: string | number | boolean | null | undefined): string {
  if (value === null || value === undefined || value === "") return "";
  const text = typeof value === "string" ? defuse(value) : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/**
 * The numbers of a screen as CSV: a line for each fact, an empty one, the names of the columns, a line for each row. Numbers
 * with a point and every digit; UTF-8 with a byte order mark, without which Excel misreads names; lines end in CRLF.
 */
export function toCsv({ facts, rows }: NumberSheet): string {
  const line = (fields: readonly (string | number | boolean | null | undefined)[]) => fields.map(csvField).join(",");
  const lines = [
    ...facts.map(line),
    "",
    line(NUMBER_COLUMNS.map(([, name]) => name)),
    ...rows.map((row) =>
      line(NUMBER_COLUMNS.map(([key]) => (key === "hidden" ? (row.hidden ? "yes" : "") : row[key]))),
    ),
  ];
  return `\ufeff${lines.join("\r\n")}\r\n`;
}
