/** Where a value stands in a JSON text, counted from 1. */
export interface TextPlace {
  readonly line: number;
  readonly column: number;
}

/**
 * Where the value at a path stands in a JSON text that parses; where the path leads nowhere (a missing field), where the
 * deepest part that is there begins. Nesting is bounded by the caller, who measured the value first.
 */
export function locatePath(text: string, path: readonly string[]): TextPlace {
  return placeOf(text, seek(text, skipSpace(text, 0), path));
}

/** Line and column of a position in a text. */
export function placeOf(text: string, at: number): TextPlace {
  const before = text.slice(0, at);
  const line = before.split("\n").length;
  return { line, column: at - before.lastIndexOf("\n") };
}

function seek(text: string, start: number, path: readonly string[]): number {
  const [step, ...rest] = path;
  if (step === undefined) return start;
  const opens = text[start];
  if (opens !== "{" && opens !== "[") return start;
  let at = skipSpace(text, start + 1);
  for (let index = 0; at < text.length && text[at] !== "}" && text[at] !== "]"; index++) {
    let name = String(index);
    const begins = at;
    if (opens === "{") {
      const ends = skipString(text, at);
      name = JSON.parse(text.slice(at, ends)) as string;
      at = skipSpace(text, skipSpace(text, ends) + 1);
    }
    if (name === step) return rest.length === 0 ? begins : seek(text, at, rest);
    at = skipSpace(text, skipValue(text, at));
    if (text[at] === ",") at = skipSpace(text, at + 1);
  }
  return start;
}

function skipValue(text: string, start: number): number {
  if (text[start] === '"') return skipString(text, start);
  if (text[start] !== "{" && text[start] !== "[") {
    let at = start;
    while (at < text.length && !/[\s,}\]]/.test(text.charAt(at))) at++;
    return at;
  }
  let depth = 0;
  for (let at = start; at < text.length; at++) {
    const sign = text[at];
    if (sign === '"') at = skipString(text, at) - 1;
    else if (sign === "{" || sign === "[") depth++;
    else if (sign === "}" || sign === "]") {
      depth--;
      if (depth === 0) return at + 1;
    }
  }
  return text.length;
}

/** The place behind a string's closing quote. */
function skipString(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at++) {
    if (text[at] === "\\") at++;
    else if (text[at] === '"') return at + 1;
  }
  return text.length;
}

function skipSpace(text: string, start: number): number {
  let at = start;
  while (at < text.length && /\s/.test(text.charAt(at))) at++;
  return at;
}
