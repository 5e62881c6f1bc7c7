/** Marks above and below Arabic letters, and the stroke that lengthens a word: they change how it looks, not what it says. */
const ARABIC_MARKS = /[\u064b-\u065f\u0670\u0640]/gu;
/** What Arabic writes joined to the word that follows: and, so, with, like, for, the. */
const JOINED = "(?:[وف]?(?:ال|بال|كال|لل|[بكل])?)";
const SPECIAL = /[.*+?^${}()|[\]\\]/gu;

/** A text as words are looked for in it: case, marks, spellings of one letter and runs of spaces are no difference. */
function plain(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(ARABIC_MARKS, "")
    .replace(/[أإآٱ]/gu, "ا")
    .replace(/ى/gu, "ي")
    .replace(/[’ʼ]/gu, "'")
    .replace(/\s+/gu, " ");
}

/**
 * Which entries of a list stand in a text, in the order of the list. An entry is found as a whole word or phrase, whatever
 * its case; a `*` at its end allows any ending. Of Arabic words the joined beginnings (and, the, with …) are no hindrance.
 */
export function findRiskWords(text: string, entries: readonly string[]): string[] {
  const searched = plain(text);
  if (searched.trim() === "") return [];
  return entries.filter((entry) => patternOf(entry)?.test(searched) ?? false);
}

const patterns = new Map<string, RegExp | null>();
/** A workspace's lists are short; what piles up beyond this belongs to many and is made anew. */
const MOST_KEPT = 5_000;

function patternOf(entry: string): RegExp | null {
  const known = patterns.get(entry);
  if (known !== undefined) return known;
  const open = entry.endsWith("*");
  const core = plain(open ? entry.slice(0, -1) : entry).trim();
  const made =
    core === ""
      ? null
      : new RegExp(
          `(?<![\\p{L}\\p{N}])${/\p{Script=Arabic}/u.test(core) ? JOINED : ""}${core.replace(SPECIAL, "\\$&")}${open ? "" : "(?![\\p{L}\\p{N}])"}`,
          "u",
        );
  if (patterns.size >= MOST_KEPT) patterns.clear();
  patterns.set(entry, made);
  return made;
}
