/** A piece of HTML that is safe as it is. Only `html` and `join` make one, so text from outside is always escaped. */
export interface Markup {
  readonly markup: string;
}

type Part = string | number | Markup | readonly Markup[] | false | null | undefined;

/** HTML with every text in it escaped, also within double-quoted attributes; false and null leave nothing. */
export function html(literals: TemplateStringsArray, ...parts: Part[]): Markup {
  let markup = literals[0] ?? "";
  for (let i = 0; i < parts.length; i++) markup += render(parts[i]) + (literals[i + 1] ?? "");
  return { markup };
}

/** A constant of this program as HTML: never anything that came from outside. */
export function constant(markup: string): Markup {
  return { markup };
}

export const nothing: Markup = { markup: "" };

/** A text with the five characters that mean something in HTML written as references. */
export function escapeText(text: string): string {
  return /[&<>"']/.test(text) ? text.replace(/[&<>"']/g, (character) => REFERENCES[character] ?? character) : text;
}

const REFERENCES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

function render(part: Part): string {
  if (part === false || part === null || part === undefined) return "";
  if (typeof part === "string") return escapeText(part);
  if (typeof part === "number") return String(part);
  if ("markup" in part) return part.markup;
  let joined = "";
  for (const one of part) joined += one.markup;
  return joined;
}
