import type { ImportFault } from "@/domain/imports/fault";
import { parseOffset } from "@/domain/imports/iso-date";

/** What tokens found in a cell; only what they name. `time` parts are numbers of a 24-hour clock. */
export interface TokenFields {
  year?: number;
  month?: number;
  day?: number;
  hour?: number;
  minute?: number;
  second?: number;
  /** Digits after the second. */
  fraction?: string;
  /** Minutes east of UTC. */
  offset?: number;
}

export type CompiledTokens =
  | { readonly ok: true; readonly read: (cell: string) => TokenFields | null }
  | { readonly ok: false; readonly fault: ImportFault };

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const NUMERIC = /^(yyyy|yy|y|uuuu|u|MM?|LL?|dd?|HH?|hh?|KK?|kk?|mm?|ss?|S+|t|T)$/;

interface Piece {
  readonly token: string;
  readonly literal: boolean;
}

/**
 * Compiles Unicode date tokens (`MM/dd/yyyy hh:mm:ss a`) to a reader of cells. Numbers need not be padded unless they
 * touch each other (`yyyyMMdd`); month names are English; `'…'` is literal; spaces match any spaces. A token that is not
 * known, or `h` without `a`, is refused with a message for the person who wrote it.
 */
export function compileTokens(tokens: string): CompiledTokens {
  const pieces = split(tokens);
  if (pieces === null) return refused("quoteOpen");
  let source = "";
  const names: string[] = [];
  for (const [index, piece] of pieces.entries()) {
    if (piece.literal) {
      source += literal(piece.token);
      continue;
    }
    const touches = isNumber(pieces[index - 1]) || isNumber(pieces[index + 1]);
    const shape = shapeOf(piece.token, touches);
    if (shape === null) return refusal(piece.token);
    source += `(${shape})`;
    names.push(piece.token);
  }
  if (names.length === 0) return refused("noToken");
  const twelve = names.some((name) => /^[hK]/.test(name));
  if (twelve && !names.some((name) => /^[abB]/.test(name))) {
    return refused("twelveHours");
  }
  const pattern = new RegExp(`^\\s*${source}\\s*$`, "iu");
  return {
    ok: true,
    read(cell) {
      const match = pattern.exec(cell);
      return match ? fieldsOf(names, match.slice(1)) : null;
    },
  };
}

function split(tokens: string): Piece[] | null {
  const pieces: Piece[] = [];
  const found = tokens.match(/''|'(?:[^']|'')*'|([A-Za-z])\1*|[^A-Za-z']+|'/g) ?? [];
  for (const part of found) {
    if (part === "'") return null;
    if (part === "''") pieces.push({ token: "'", literal: true });
    else if (part.startsWith("'")) pieces.push({ token: part.slice(1, -1).replaceAll("''", "'"), literal: true });
    else pieces.push({ token: part, literal: !/^[A-Za-z]/.test(part) });
  }
  return pieces;
}

function isNumber(piece: Piece | undefined): boolean {
  return piece !== undefined && !piece.literal && NUMERIC.test(piece.token);
}

function literal(text: string): string {
  return text
    .split(/(\s+)/)
    .map((part) => (/^\s+$/.test(part) ? "\\s+" : part.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&")))
    .join("");
}

function shapeOf(token: string, touches: boolean): string | null {
  if (/^(y|yyyy|u|uuuu)$/.test(token)) return "\\d{4}";
  if (token === "yy") return "\\d{2}";
  if (/^(MMM|LLL|MMMM|LLLL)$/.test(token)) return "\\p{L}{3,9}\\.?";
  if (/^S+$/.test(token)) return touches ? `\\d{${token.length}}` : "\\d{1,9}";
  if (token === "t") return "\\d{1,11}";
  if (token === "T") return "\\d{1,14}";
  if (NUMERIC.test(token)) return touches ? `\\d{${token.length}}` : "\\d{1,2}";
  if (/^(E{1,4}|c{1,4}|e{3,4})$/.test(token)) return "[\\p{L}.]+";
  if (/^(a{1,4}|b{1,3}|B{1,3})$/.test(token)) return "[ap]\\.?m?\\.?";
  if (/^[Xx]{1,3}$/.test(token)) return "Z|[+-]\\d{2}(?::?\\d{2})?";
  return null;
}

function refusal(token: string) {
  if (/^Y+$/.test(token)) return refused("tokenWeekYear", { token, instead: "y".repeat(token.length) });
  if (/^D+$/.test(token)) return refused("tokenDayOfYear", { token, instead: "d".repeat(Math.min(2, token.length)) });
  return refused("tokenUnknown", { token });
}

function refused(code: ImportFault["code"], values: ImportFault["values"] = {}) {
  return { ok: false as const, fault: { code, values } };
}

function fieldsOf(names: readonly string[], found: readonly string[]): TokenFields | null {
  const fields: TokenFields = {};
  let afternoon: boolean | null = null;
  let twelve: number | null = null;
  for (const [index, name] of names.entries()) {
    const text = found[index] ?? "";
    const number = Number(text);
    switch (name.charAt(0)) {
      case "y":
      case "u":
        fields.year = name === "yy" ? number + (number < 69 ? 2000 : 1900) : number;
        break;
      case "M":
      case "L":
        fields.month = name.length > 2 ? MONTHS.indexOf(text.slice(0, 3).toLowerCase()) + 1 : number;
        if (fields.month === 0) return null;
        break;
      case "d":
        fields.day = number;
        break;
      case "H":
        fields.hour = number;
        break;
      case "k":
        fields.hour = number === 24 ? 0 : number;
        break;
      case "h":
        if (number < 1 || number > 12) return null;
        twelve = number % 12;
        break;
      case "K":
        if (number > 11) return null;
        twelve = number;
        break;
      case "m":
        fields.minute = number;
        break;
      case "s":
        fields.second = number;
        break;
      case "S":
        fields.fraction = text;
        break;
      case "a":
      case "b":
      case "B":
        afternoon = /^p/i.test(text);
        break;
      case "X":
      case "x":
        fields.offset = parseOffset(text);
        break;
      case "t":
        return fieldsOfInstant(number * 1000);
      case "T":
        return fieldsOfInstant(number);
    }
  }
  if (twelve !== null) fields.hour = twelve + (afternoon ? 12 : 0);
  return fields;
}

function fieldsOfInstant(milliseconds: number): TokenFields {
  const date = new Date(milliseconds);
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    hour: date.getUTCHours(),
    minute: date.getUTCMinutes(),
    second: date.getUTCSeconds(),
    fraction: String(date.getUTCMilliseconds()).padStart(3, "0"),
    offset: 0,
  };
}
