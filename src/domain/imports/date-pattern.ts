import { compileTokens, type TokenFields } from "@/domain/imports/date-tokens";
import type { ImportFault } from "@/domain/imports/fault";
import { parseIsoDate, type WrittenDate } from "@/domain/imports/iso-date";

/** The cell of a column in the row that is being read. */
export type CellOf = (column: string) => string;

export type CompiledPattern =
  | { readonly ok: true; readonly columns: readonly string[]; readonly read: (cellOf: CellOf) => WrittenDate | null }
  | { readonly ok: false; readonly fault: ImportFault };

type Part = string | { readonly column: string; readonly tokens: ((cell: string) => TokenFields | null) | null };

/**
 * Compiles a date pattern: an ISO date in which `{column}` stands for a cell and `{column:tokens}` for a cell that is
 * written in Unicode date tokens. `{year}-05-{day}` and `{day:MM/dd/yyyy hh:mm:ss a}` are patterns. Only the named
 * columns may stand in it, so that a name may hold braces and colons. Refused with a message where it cannot work.
 */
export function compilePattern(pattern: string, columns: readonly string[]): CompiledPattern {
  const parts: Part[] = [];
  const used = new Set<string>();
  // The longest first: `{date: local}` is a column, not the column `date` with tokens.
  const byLength = [...columns].sort((a, b) => b.length - a.length);
  let rest = pattern.trim();
  while (rest !== "") {
    const open = rest.indexOf("{");
    if (open !== 0) {
      parts.push(open < 0 ? rest : rest.slice(0, open));
      rest = open < 0 ? "" : rest.slice(open);
      continue;
    }
    const whole = byLength.find((column) => rest.startsWith(`{${column}}`));
    const tokened = byLength.find((column) => rest.startsWith(`{${column}:`));
    const column = whole ?? tokened;
    if (column === undefined) return { ok: false, fault: unknownColumn(rest, columns) };
    used.add(column);
    if (whole !== undefined) {
      parts.push({ column, tokens: null });
      rest = rest.slice(column.length + 2);
      continue;
    }
    const close = rest.indexOf("}", column.length + 2);
    if (close < 0) return { ok: false, fault: { code: "braceOpen" } };
    const compiled = compileTokens(rest.slice(column.length + 2, close));
    if (!compiled.ok) return compiled;
    parts.push({ column, tokens: compiled.read });
    rest = rest.slice(close + 1);
  }
  if (used.size === 0) return { ok: false, fault: { code: "noColumn" } };
  return { ok: true, columns: [...used], read: (cellOf) => readParts(parts, cellOf) };
}

function unknownColumn(rest: string, columns: readonly string[]): ImportFault {
  const close = rest.indexOf("}");
  if (close < 0) return { code: "braceOpen" };
  return { code: "partUnknown", values: { part: rest.slice(0, close + 1), columns: columns.join(", ") } };
}

function readParts(parts: readonly Part[], cellOf: CellOf): WrittenDate | null {
  let text = "";
  for (const part of parts) {
    if (typeof part === "string") text += part;
    else {
      const cell = cellOf(part.column).trim();
      const fields = part.tokens === null ? null : part.tokens(cell);
      if (cell === "" || (part.tokens !== null && fields === null)) return null;
      text += fields === null ? cell : isoText(fields);
    }
  }
  return parseIsoDate(text);
}

/** The fields as the piece of an ISO date that they are; several columns may give one a piece each. */
function isoText(fields: TokenFields): string {
  const two = (number: number) => String(number).padStart(2, "0");
  const date: string[] = [];
  if (fields.year !== undefined) date.push(String(fields.year).padStart(4, "0"));
  if (fields.month !== undefined) date.push(two(fields.month));
  if (fields.day !== undefined) date.push(two(fields.day));
  const time: string[] = [];
  if (fields.hour !== undefined) time.push(two(fields.hour), two(fields.minute ?? 0));
  else if (fields.minute !== undefined) time.push(two(fields.minute));
  if (fields.second !== undefined) time.push(two(fields.second));
  const fraction = fields.fraction === undefined ? "" : `.${fields.fraction}`;
  const clock = time.join(":") + (time.length > 0 ? fraction : "");
  const day = date.join("-");
  return (day !== "" && clock !== "" ? `${day}T${clock}` : day + clock) + offsetText(fields.offset);
}

function offsetText(offset: number | undefined): string {
  if (offset === undefined) return "";
  const minutes = Math.abs(offset);
  const two = (number: number) => String(number).padStart(2, "0");
  return `${offset < 0 ? "-" : "+"}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}
