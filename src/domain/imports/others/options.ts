import {
  LONGEST_OPTION,
  MOST_OPTIONS,
  type OtherMapping,
  optionColumns,
  sameWord,
} from "@/domain/imports/others/other";
import { OWN_WORDS } from "@/domain/imports/others/own-words";
import { compileChoices } from "@/domain/imports/others/split-choices";
import { pipesIn } from "@/domain/survey/pipes";
import { storable } from "@/domain/survey/plain-text";

/** How many different words of a column are counted. */
const MOST_COUNTED = 10_000;
/** What an option is called whose column has no name. */
const NAMELESS = "—";
/** Cells of an option's own column that say only whether it was chosen. */
const CHOSEN = new Set(["1", "x", "✓", "✔", "yes", "true", "selected", "checked", "ja", "نعم"]);
const NOT_CHOSEN = new Set(["", "0", "-", "no", "false", "not selected", "unchecked", "nein", "لا"]);

/** What a cell in the column of one option says: chosen, not chosen, or words of its own. */
export function readMark(cell: string): "chosen" | "not" | "words" {
  const word = sameWord(cell);
  if (NOT_CHOSEN.has(word)) return "not";
  return CHOSEN.has(word) ? "chosen" : "words";
}

/** The options that some rows of a file hold, in words: the most frequent first, at most a hundred; of several columns one each. */
export function gatherOptions(
  one: OtherMapping,
  header: readonly string[],
  rows: readonly (readonly string[])[],
): string[] {
  const columns = optionColumns(one.columns);
  if (one.columns.length > 1) return distinct(columns.map((name) => wordOfColumn(name, placeOf(header, name), rows)));
  const [column] = columns;
  if (column === undefined) return [];
  const place = placeOf(header, column);
  const choices = one.kind === "multiple" ? compileChoices(one.separator, []) : (cell: string) => [cell];
  const counts = new Map<string, { readonly word: string; n: number }>();
  for (const row of rows) {
    for (const choice of choices(row[place] ?? "")) {
      const word = optionWord(choice);
      if (word === null) continue;
      const key = sameWord(word);
      const known = counts.get(key);
      if (known) known.n++;
      else if (counts.size < MOST_COUNTED) counts.set(key, { word, n: 1 });
    }
  }
  const sorted = [...counts.values()].sort((a, b) => b.n - a.n || (a.word < b.word ? -1 : 1));
  return sorted.slice(0, MOST_OPTIONS).map(({ word }) => word);
}

/** A choice as an option's label; null where it can be none: somebody's own words, too long, or with braces that ask for a value. */
function optionWord(choice: string): string | null {
  const word = storable(choice).trim();
  const unfit = word === "" || word.length > LONGEST_OPTION || OWN_WORDS.test(word) || pipesIn(word).length > 0;
  return unfit ? null : word;
}

/** An option's own words: the ones that always stand in its column, else what its column's name has for itself. */
function wordOfColumn(column: string, place: number, rows: readonly (readonly string[])[]): string {
  const words = [...new Set(rows.map((row) => (row[place] ?? "").trim()))].filter((cell) => readMark(cell) === "words");
  const only = words.length === 1 ? optionWord(words[0] ?? "") : null;
  if (only !== null) return only;
  const name = storable(column).trim();
  const own = name.split(/ – |: |\s*[[(]/u).at(-1) ?? name;
  const label = own.replace(/[\])]$/, "").trim() || name || NAMELESS;
  return cut(pipesIn(label).length > 0 ? label.replaceAll("{", "(").replaceAll("}", ")") : label, LONGEST_OPTION);
}

function placeOf(header: readonly string[], name: string): number {
  const exact = header.indexOf(name);
  return exact >= 0 ? exact : header.findIndex((title) => title.trim() === name.trim());
}

/** Columns that hold one word are told apart by a number. */
function distinct(words: readonly string[]): string[] {
  const taken = new Set<string>();
  return words.map((word) => {
    let free = word;
    for (let next = 2; taken.has(sameWord(free)); next++) {
      const number = ` (${next})`;
      free = cut(word, LONGEST_OPTION - number.length) + number;
    }
    taken.add(sameWord(free));
    return free;
  });
}

/** Whether a cell in an option's own column is the option: also where a number was added to tell it from another column's. */
export function namesOption(cell: string, option: string): boolean {
  const said = sameWord(cell);
  return said === sameWord(option) || said === sameWord(option.replace(/ \(\d+\)$/, ""));
}

/** The beginning of a text, never half a character. */
function cut(text: string, most: number): string {
  return text
    .slice(0, most)
    .replace(/\p{Surrogate}$/u, "")
    .trim();
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
