const OPEN = "\u2068";
const CLOSE = "\u2069";

/**
 * Sets what people typed apart from the sentence around it, so that neither turns the other's direction round; line breaks
 * become spaces, and marks of direction of its own are taken out.
 */
export function isolate(text: string): string {
  return `${OPEN}${plainLine(text)}${CLOSE}`;
}

/** What people typed, on one line. */
export function plainLine(text: string): string {
  return text
    .replace(/[\u200e\u200f\u2066-\u2069\u202a-\u202e]/g, "")
    .replace(/[\p{Cc}\s]+/gu, " ")
    .trim();
}

/** The text without the marks, for a subject. */
export function withoutMarks(text: string): string {
  return text.replaceAll(OPEN, "").replaceAll(CLOSE, "");
}

/** The text as HTML: escaped, what was set apart in `<bdi>`. */
export function asHtml(text: string): string {
  return text
    .replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
    .replaceAll(OPEN, "<bdi>")
    .replaceAll(CLOSE, "</bdi>");
}

/** At most so many characters, cut between words, with an ellipsis where something is left out. */
export function shorten(text: string, most: number): string {
  const characters = [...text];
  if (characters.length <= most) return text;
  const cut = characters.slice(0, most).join("");
  const space = cut.lastIndexOf(" ");
  return `${(space > most / 2 ? cut.slice(0, space) : cut).trimEnd()}…`;
}
