import writeXlsxFile, { type Cell, type SheetData } from "write-excel-file/node";
import { NUMBER_COLUMNS, type NumberColumn, type NumberRow, type NumberSheet } from "@/domain/exports/number-rows";
import { directionOf } from "@/platform/i18n/locale";
import type { Translator } from "@/platform/i18n/translator";

/** Most rows of a file; a screen shows a few hundred at most, so this bounds memory and nothing else. */
export const MOST_ROWS = 50_000;

const DATES: readonly NumberColumn[] = ["from", "to"];
const WIDTHS: Partial<Record<NumberColumn, number>> = {
  name: 32,
  from: 12,
  to: 12,
  shown: 12,
  note: 32,
  verdict: 16,
  assessment: 16,
};
const HEAD = { fontWeight: "bold", bottomBorderStyle: "thin" } as const;

/**
 * The numbers of a screen as an XLSX file of two sheets: the rows, unrounded and typed, under column names in the reader's
 * language; and what they are of. No cell is a formula, whatever its text begins with.
 */
export async function writeXlsx(
  sheet: NumberSheet,
  words: { readonly t: Translator<"exports">; readonly locale: string },
): Promise<Buffer> {
  const { t, locale } = words;
  const rightToLeft = directionOf(locale) === "rtl";
  const head = NUMBER_COLUMNS.map(([key]) => ({ value: t(`columns.${key}`), type: String, ...HEAD }));
  const rows: SheetData = sheet.rows
    .slice(0, MOST_ROWS)
    .map((row) => NUMBER_COLUMNS.map(([key]) => cellOf(row, key, t)));
  const facts: SheetData = sheet.facts.map(([name, text]) => [
    { value: name, type: String, fontWeight: "bold" as const, alignVertical: "top" as const },
    { value: text, type: String, wrap: true },
  ]);
  return writeXlsxFile([
    {
      sheet: t("sheets.numbers"),
      data: [head, ...rows],
      columns: NUMBER_COLUMNS.map(([key]) => ({ width: WIDTHS[key] ?? 11 })),
      stickyRowsCount: 1,
      dateFormat: "yyyy-mm-dd",
      rightToLeft,
    },
    { sheet: t("sheets.about"), data: facts, columns: [{ width: 24 }, { width: 90 }], rightToLeft },
  ]).toBuffer();
}

function cellOf(row: NumberRow, key: NumberColumn, t: Translator<"exports">): Cell {
  const value = key === "hidden" ? (row.hidden ? t("yes") : null) : row[key];
  if (value === null || value === undefined || value === "") return null;
  if (typeof value === "number") return { value, type: Number };
  if (DATES.includes(key)) return { value: new Date(`${value}T00:00:00Z`), type: Date, format: "yyyy-mm-dd" };
  return { value: wordFor(key, value, t), type: String };
}

/** Fixed words in the reader's language; everything else is text already. */
function wordFor(key: NumberColumn, value: string, t: Translator<"exports">): string {
  if (key === "part" || key === "verdict" || key === "assessment" || key === "unit") {
    const word = `${key}.${value.replaceAll(" ", "_")}`;
    return t.has(word as Parameters<typeof t.has>[0]) ? t(word as Parameters<typeof t>[0]) : value;
  }
  return value;
}
