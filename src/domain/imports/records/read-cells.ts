import type { AnsweredAt } from "@/domain/imports/answered-at";
import { shortened } from "@/domain/imports/cell";
import type { ColumnPlaces } from "@/domain/imports/columns";
import { compileDates } from "@/domain/imports/dates";
import type { ImportFault, ImportFaultCode } from "@/domain/imports/fault";
import type { RecordMapping } from "@/domain/imports/records/fields";
import { ATTRIBUTE_LIMITS } from "@/domain/survey/attributes";
import { isStorable } from "@/domain/survey/plain-text";

/** What one line of a file says, by the names of its purpose's fields. */
export interface RowCells {
  readonly line: number;
  /** Whether a column (or a word for the whole file) is this field. */
  has(field: string): boolean;
  /** The trimmed text of a field, "" where there is none; for a choice, what was said for the file. */
  text(field: string): string;
  /** When a date field says; null where it is empty or cannot be read, which leaves the row out and is told. */
  date(field: string): AnsweredAt | null;
  /** The columns that are kept by their names, the empty ones left out. */
  attributes(): Record<string, string>;
  /** Tells something about a field; the row is kept. */
  say(field: string, code: ImportFaultCode, values?: ImportFault["values"]): void;
  /** Tells why the row is left out. */
  refuse(field: string, code: ImportFaultCode, values?: ImportFault["values"]): void;
}

/** Something told about a line: with the columns of its field, null where it is the whole row. */
export interface CellProblem {
  readonly column: string | null;
  readonly fault: ImportFault;
  readonly rejected: boolean;
}

export interface CellReaderOptions {
  readonly mapping: RecordMapping;
  readonly places: ColumnPlaces;
  /** How many columns the header has. */
  readonly width: number;
  /** The workspace's zone. */
  readonly zone: string;
}

/** Compiles a mapping to a reader of lines: what a line says, and what turned out to be wrong while it was asked. */
export function compileCells({ mapping, places, width, zone }: CellReaderOptions) {
  const { columns, dates, attributes, said } = mapping;
  const readers = new Map(Object.entries(dates).map(([field, one]) => [field, compileDates(one, zone)]));
  return (line: number, cells: readonly string[]): { readonly row: RowCells; readonly problems: CellProblem[] } => {
    const problems: CellProblem[] = [];
    const cell = (column: string) => storable((cells[places.get(column) ?? -1] ?? "").trim());
    const columnOf = (field: string) => columns[field] ?? dates[field]?.columns.join(", ") ?? null;
    const tell = (field: string | null, rejected: boolean, code: ImportFaultCode, values: ImportFault["values"] = {}) =>
      problems.push({ column: field === null ? null : columnOf(field), fault: { code, values }, rejected });
    if (cells.length !== width) tell(null, false, "width", { cells: cells.length, header: width });
    const row: RowCells = {
      line,
      has: (field) => columnOf(field) !== null || said[field] !== undefined,
      text: (field) => (columns[field] === undefined ? (said[field] ?? "") : cell(columns[field])),
      date(field) {
        const written = (dates[field]?.columns ?? []).map(cell);
        if (written.every((one) => one === "")) return null;
        const at = readers.get(field)?.(written) ?? null;
        if (at === null) tell(field, true, "dateUnreadable", { cells: written.map(shortened).join("” “") });
        return at;
      },
      attributes() {
        const found: Record<string, string> = {};
        for (const name of attributes) {
          const value = cell(name);
          if (value.length > ATTRIBUTE_LIMITS.value)
            problems.push({
              column: name,
              fault: { code: "attributeLong", values: { max: ATTRIBUTE_LIMITS.value } },
              rejected: false,
            });
          else if (value !== "") found[name.trim()] = value;
        }
        return found;
      },
      say: (field, code, values) => void tell(field, false, code, values),
      refuse: (field, code, values) => void tell(field, true, code, values),
    };
    return { row, problems };
  };
}

/** The text without what PostgreSQL refuses: NUL and halves of characters. */
function storable(text: string): string {
  return isStorable(text) ? text : text.replaceAll("\u0000", "").replace(/\p{Surrogate}/gu, "");
}
