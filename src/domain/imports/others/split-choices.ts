import { MOST_OPTIONS, sameWord } from "@/domain/imports/others/other";
import { jsonWords, OWN_WORDS } from "@/domain/imports/others/own-words";

/** How many choices one cell holds at most: every option, and words of somebody's own. What is left is the last of them. */
export const MOST_CHOICES = MOST_OPTIONS + 1;
/** How many times longer than in its plain form a word may be written: letters and their accents one by one. */
const WRITTEN_LONGER = 4;

/**
 * Compiles how one cell is split into its choices. Known words may hold what stands between them: the longest that is known
 * is taken first. No cell, however long, is tried in more ways than its choices have parts.
 */
export function compileChoices(separator: string | null, known: Iterable<string>): (cell: string) => string[] {
  const words = new Set([...known].map(sameWord));
  const isKnown = (word: string) => words.has(sameWord(word));
  const atSemicolons = splitter(separator ?? ";", words);
  const atCommas = splitter(separator ?? ",", words);
  return (cell) => {
    const text = cell.trim();
    if (text === "") return [];
    return isKnown(text) ? [text] : (jsonWords(text) ?? splitOwn(text));
  };

  /** Words of somebody's own come last in our exports, and may hold what stands between choices: they are one. */
  function splitOwn(text: string): string[] {
    const between = separator ?? ";";
    const parts = text.split(between);
    const at = parts.findIndex((part) => OWN_WORDS.test(part.trimStart()) && !isKnown(part));
    if (at < 0) return text.includes(between) ? atSemicolons(text) : atCommas(text);
    return [...atSemicolons(parts.slice(0, at).join(between)), parts.slice(at).join(between).trim()];
  }
}

function splitter(between: string, known: ReadonlySet<string>): (text: string) => string[] {
  const plain = sameWord(between) || " ";
  const most = Math.max(1, ...[...known].map((word) => word.split(plain).length));
  const longest = WRITTEN_LONGER * Math.max(0, ...[...known].map((word) => word.length));
  return (text) => {
    const begins = beginsOf(text, between, most * MOST_CHOICES);
    const last = begins.length - 1;
    const part = (from: number, to: number) => text.slice(begins[from], (begins[to] ?? 0) - between.length);
    const isOne = (word: string) => word.length <= longest && known.has(sameWord(word));
    const words: string[] = [];
    for (let from = 0; from < last; ) {
      let to = words.length + 1 < MOST_CHOICES ? Math.min(last, from + most) : last;
      while (words.length + 1 < MOST_CHOICES && to > from + 1 && !isOne(part(from, to))) to--;
      const word = part(from, to).trim();
      if (word !== "") words.push(word);
      from = to;
    }
    return words;
  };
}

/** Where the parts of a text begin, at most so many, and where the next would. */
function beginsOf(text: string, between: string, most: number): number[] {
  const begins = [0];
  let at = text.indexOf(between);
  while (at >= 0 && begins.length < most) {
    begins.push(at + between.length);
    at = text.indexOf(between, at + between.length);
  }
  return [...begins, text.length + between.length];
}
