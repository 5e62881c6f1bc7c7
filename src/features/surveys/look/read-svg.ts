/** A piece of an SVG file: an element with its attributes and children, or text. */
export type SvgNode = SvgElement | string;

export interface SvgElement {
  readonly name: string;
  readonly attributes: readonly (readonly [name: string, value: string])[];
  readonly children: SvgNode[];
}

const MOST_NODES = 20_000;
const DEEPEST = 60;
const NAME = /[A-Za-z_][\w.:-]*/y;
const SPACE = /\s*/y;
const ATTRIBUTE = /([A-Za-z_][\w.:-]*)\s*=\s*("[^"<]*"|'[^'<]*')/y;
const KNOWN: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

/**
 * Reads the small part of XML that drawing programs write: elements, attributes, text, CDATA, comments, one declaration.
 * A DOCTYPE without a part of its own is passed over. Null for everything else, so no entity is ever defined or fetched,
 * no processing instruction taken, and nothing is guessed.
 */
export function readSvg(text: string): SvgElement | null {
  let at = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  let nodes = 0;
  let root: SvgElement | null = null;
  const open: SvgElement[] = [];
  const take = (pattern: RegExp) => {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (match) at = pattern.lastIndex;
    return match;
  };
  /** Goes past `end`, and gives what stood before it. */
  const until = (end: string): string | null => {
    const found = text.indexOf(end, at);
    if (found === -1) return null;
    const between = text.slice(at, found);
    at = found + end.length;
    return between;
  };
  while (at < text.length) {
    if (++nodes > MOST_NODES) return null;
    const parent = open.at(-1);
    if (text[at] !== "<") {
      const next = text.indexOf("<", at);
      const raw = text.slice(at, next === -1 ? text.length : next);
      at += raw.length;
      const said = unescaped(raw);
      if (said === null || (!parent && raw.trim() !== "")) return null;
      parent?.children.push(said);
    } else if (text.startsWith("<!--", at)) {
      at += 4;
      if (until("-->") === null) return null;
    } else if (text.startsWith("<![CDATA[", at)) {
      at += 9;
      const said = until("]]>");
      if (said === null || !parent) return null;
      parent.children.push(said);
    } else if (text.startsWith("<?", at)) {
      const said = /^<\?xml\s/.test(text.slice(at, at + 6)) && root === null ? until("?>") : null;
      if (said === null) return null;
    } else if (text.startsWith("<!", at)) {
      const said = root === null ? until(">") : null;
      if (said === null || !/^<!DOCTYPE\s+svg\b[^[<]*$/i.test(said)) return null;
    } else if (text.startsWith("</", at)) {
      at += 2;
      const name = take(NAME)?.[0];
      take(SPACE);
      if (name === undefined || open.pop()?.name !== name || text[at] !== ">") return null;
      at += 1;
    } else {
      at += 1;
      const name = take(NAME)?.[0];
      if (name === undefined || (!parent && root !== null) || open.length >= DEEPEST) return null;
      const attributes: [string, string][] = [];
      for (;;) {
        const spaced = take(SPACE)?.[0] !== "";
        const attribute = take(ATTRIBUTE);
        if (!attribute) break;
        const value = unescaped((attribute[2] ?? "").slice(1, -1));
        const own = attribute[1] ?? "";
        if (!spaced || value === null || attributes.some(([taken]) => taken === own)) return null;
        attributes.push([own, value]);
      }
      const empty = text[at] === "/";
      if (empty) at += 1;
      if (text[at] !== ">") return null;
      at += 1;
      const element: SvgElement = { name, attributes, children: [] };
      if (parent) parent.children.push(element);
      else root = element;
      if (!empty) open.push(element);
    }
  }
  return open.length === 0 ? root : null;
}

/** Text with its references read; null where one names what XML itself does not know. */
function unescaped(text: string): string | null {
  let known = true;
  const read = text.replace(/&(#x[0-9a-f]{1,6}|#\d{1,7}|\w{1,8})?;?/gi, (whole, name: string | undefined) => {
    const code = /^#x/i.test(name ?? "") ? Number.parseInt((name ?? "").slice(2), 16) : Number((name ?? "").slice(1));
    const character = name?.startsWith("#") ? fromCode(code) : KNOWN[name ?? ""];
    if (character === undefined || !whole.endsWith(";")) known = false;
    return character ?? "";
  });
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what XML itself forbids
  return known && !/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/.test(read) ? read : null;
}

function fromCode(code: number): string | undefined {
  const allowed = code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff);
  return allowed ? String.fromCodePoint(code) : undefined;
}
