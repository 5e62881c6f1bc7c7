/**
 * What a terminal, a line of text or a reader's eye would obey instead of reading it: control characters, half characters, line and
 * paragraph separators, overrides and embeddings of direction, and what has no width.
 */
const OBEYED = /[\p{Cc}\p{Cs}\u200b\u2028-\u202e\u2060\u2066-\u2069\ufeff]/gu;

/** A text as it is stored, with every such sign standing there to be seen: "[U+001B][31m" and "[U+202E]". */
export function showControls(text: string): string {
  return text.replace(OBEYED, (sign) => `[U+${hex(sign).toUpperCase()}]`);
}

/** A value as JSON that says the same to a program, with every such sign written as its number. */
export function plainJson(value: unknown): string {
  return JSON.stringify(value).replace(OBEYED, (sign) => `\\u${hex(sign)}`);
}

function hex(sign: string): string {
  return sign.charCodeAt(0).toString(16).padStart(4, "0");
}
