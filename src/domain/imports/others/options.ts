import { MOST_OPTIONS, type OtherMapping, sameWord } from "@/domain/imports/others/other";

const LONGEST = 200;
/** Cells of an option's own column that say only whether it was chosen. */
const CHOSEN = new Set(["1", "x", "✓", "✔", "yes", "true", "selected", "checked", "ja", "نعم"]);
const NOT_CHOSEN = new Set(["", "0", "-", "no", "false", "not selected", "unchecked", "nein", "لا"]);

/** What a cell in the column of one option says: chosen, not chosen, or words of its own. */
export function readMark(cell: string): "chosen" | "not" | "words" {
  const word = sameWord(cell);
  if (NOT_CHOSEN.has(word)) return "not";
  return CHOSEN.has(word) ? "chosen" : "words";
}

/** The choices of one cell. Known words may hold what stands between them: the longest that is known is taken first. */
export function splitChoices(cell: string, separator: string | null, known: (word: string) => boolean): string[] {
  const text = cell.trim();
  if (text === "") return [];
  if (known(text)) return [text];
  const between = separator ?? (text.includes(";") ? ";" : ",");
  const parts = text.split(between);
  const words: string[] = [];
  for (let from = 0; from < parts.length; ) {
    let to = parts.length;
    while (to > from + 1 && !known(parts.slice(from, to).join(between).trim())) to--;
    words.push(parts.slice(from, to).join(between).trim());
    from = to;
  }
  return words.filter((word) => word !== "");
}

/** The options that some rows of a file hold, in words: the most frequent first, at most a hundred. */
export function gatherOptions(
  one: OtherMapping,
  header: readonly string[],
  rows: readonly (readonly string[])[],
): string[] {
  const places = one.columns.map((name) => placeOf(header, name));
  if (places.length > 1) return distinct(places.map((place, index) => wordOfColumn(one, index, place, rows)));
  const counts = new Map<string, { readonly word: string; n: number }>();
  for (const row of rows) {
    const cell = row[places[0] ?? -1] ?? "";
    const words = one.kind === "multiple" ? splitChoices(cell, one.separator, () => false) : [cell.trim()];
    for (const word of words) {
      if (word === "" || word.length > LONGEST) continue;
      const key = sameWord(word);
      const known = counts.get(key);
      if (known) known.n++;
      else counts.set(key, { word, n: 1 });
    }
  }
  const sorted = [...counts.values()].sort((a, b) => b.n - a.n || (a.word < b.word ? -1 : 1));
  return sorted.slice(0, MOST_OPTIONS).map(({ word }) => word);
}

/** An option's own words: the ones that always stand in its column, else what its column's name has for itself. */
function wordOfColumn(one: OtherMapping, index: number, place: number, rows: readonly (readonly string[])[]): string {
  const words = new Set(rows.map((row) => (row[place] ?? "").trim()).filter((cell) => readMark(cell) === "words"));
  const [only] = words;
  if (words.size === 1 && only !== undefined && only.length <= LONGEST) return only;
  const name = (one.columns[index] ?? "").trim();
  const own = name.split(/ – |: |\s*[[(]/u).at(-1) ?? name;
  return (
    own
      .replace(/[\])]$/, "")
      .trim()
      .slice(0, LONGEST) || name.slice(0, LONGEST)
  );
}

function placeOf(header: readonly string[], name: string): number {
  const exact = header.indexOf(name);
  return exact >= 0 ? exact : header.findIndex((title) => title.trim() === name.trim());
}

function distinct(words: readonly string[]): string[] {
  const taken = new Set<string>();
  return words.map((word) => {
    let free = word;
    for (let next = 2; taken.has(sameWord(free)); next++) free = `${word} (${next})`;
    taken.add(sameWord(free));
    return free;
  });
}

/** The ids of options after their words alone, so that the same words have the same ids in every import. */
export function optionIds(words: readonly string[]): string[] {
  const taken = new Set<string>();
  return words.map((word) => {
    const base = optionId(word);
    let id = base;
    for (let next = 2; taken.has(id); next++) id = `${base}_${next}`;
    taken.add(id);
    return id;
  });
}

function optionId(word: string): string {
  const plain = sameWord(word);
  const slug = plain
    .normalize("NFKD")
    .replace(/[^a-z0-9]+/g, "_")
    .replace(/^_+|_+$/g, "")
    .slice(0, 40);
  const whole = slug === plain.replace(/[ _]+/g, "_");
  const id = whole ? slug : [slug, shortHash(plain)].filter((part) => part !== "").join("_");
  return /^[a-z]/.test(id) && id !== "other" && !(id in Object.prototype) ? id : `o_${id}`;
}

/** FNV-1a of 32 bits: tells words apart that letters and digits alone do not. */
function shortHash(text: string): string {
  let value = 0x811c9dc5;
  for (const character of text) value = Math.imul(value ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return value.toString(36);
}
