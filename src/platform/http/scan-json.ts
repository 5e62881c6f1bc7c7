import type { FieldError } from "@/platform/http/problem";

/** Deepest nesting of arrays and objects that is taken. */
export const MAX_DEPTH = 64;

interface Level {
  keys: Set<string> | null;
  name: string;
  index: number;
}

/**
 * Looks over JSON text before it is parsed, and names the first fault that `JSON.parse` would let pass: nesting deeper
 * than {@link MAX_DEPTH}, a key twice in one object (readers disagree on which counts), or the key `__proto__`.
 *
 * Does not check the grammar; `JSON.parse` does. One pass, no recursion, memory in proportion to depth and keys.
 */
export function scanJson(text: string): FieldError | null {
  const levels: Level[] = [];
  // Kept beside the list: to ask an empty one for its last costs a hundred times as much as anything else here.
  let top: Level | undefined;
  let expectKey = false;
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charCodeAt(at);
    if (character === QUOTE) {
      const end = endOfString(text, at);
      if (expectKey && top !== undefined && top.keys !== null) {
        top.name = unquoted(text.slice(at, end + 1));
        if (top.name === "__proto__") return { path: pathOf(levels), message: "This name is not allowed." };
        if (top.keys.has(top.name)) return { path: pathOf(levels), message: "This name stands twice in one object." };
        top.keys.add(top.name);
        expectKey = false;
      }
      at = end;
    } else if (character === OPEN_BRACE || character === OPEN_BRACKET) {
      if (levels.length >= MAX_DEPTH)
        return { path: pathOf(levels), message: `Nested deeper than ${MAX_DEPTH} levels.` };
      const isObject = character === OPEN_BRACE;
      top = { keys: isObject ? new Set() : null, name: "", index: 0 };
      levels.push(top);
      expectKey = isObject;
    } else if (character === CLOSE_BRACE || character === CLOSE_BRACKET) {
      levels.pop();
      top = levels.at(-1);
      expectKey = false;
    } else if (character === COMMA && top !== undefined) {
      if (top.keys === null) top.index += 1;
      else expectKey = true;
    }
  }
  return null;
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;
const OPEN_BRACKET = 0x5b;
const CLOSE_BRACKET = 0x5d;
const COMMA = 0x2c;

function endOfString(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at += 1) {
    const character = text.charCodeAt(at);
    if (character === BACKSLASH) at += 1;
    else if (character === QUOTE) return at;
  }
  return text.length;
}

function unquoted(literal: string): string {
  if (!literal.includes("\\")) return literal.slice(1, -1);
  try {
    return String(JSON.parse(literal));
  } catch {
    return literal;
  }
}

function pathOf(levels: readonly Level[]): string {
  return levels
    .slice(0, 8)
    .map((level) => (level.keys === null ? String(level.index) : level.name))
    .join(".");
}
