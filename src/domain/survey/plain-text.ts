const NUL = String.fromCharCode(0);

/** What no stored text may hold: U+0000 (PostgreSQL refuses it) or half a surrogate pair (not a character at all). */
export function isStorable(text: string): boolean {
  return !text.includes(NUL) && !/\p{Surrogate}/u.test(text);
}

/** A person's text as it is stored: line breaks as U+000A, no space around it. Nothing is ever cut. */
export function tidyText(text: string): string {
  return text.replace(/\r\n?/g, "\n").trim();
}

/** The text without what PostgreSQL refuses: U+0000 and halves of characters. */
export function storable(text: string): string {
  return isStorable(text) ? text : text.replaceAll(NUL, "").replace(/\p{Surrogate}/gu, "");
}
