import type { ScorecardCategory } from "@/db/schema/quality";
import type { CategoryInput } from "@/features/quality/scorecards/input";

/**
 * Gives new lines their keys, out of their names, never one that any version had before: a line that was taken off and comes
 * back under the same name is another line. Meanings of scores that the line does not have are dropped.
 */
export function keyCategories(lines: readonly CategoryInput[], used: Iterable<string>): ScorecardCategory[] {
  const known = new Set(used);
  const given = new Set<string>();
  return lines.map((line) => {
    const key =
      line.key !== "" && known.has(line.key) && !given.has(line.key) ? line.key : newKey(line.name, known, given);
    given.add(key);
    const meanings = Object.entries(line.meanings).filter(
      ([score, words]) => words !== "" && Number(score) >= line.min && Number(score) <= line.max,
    );
    return { ...line, key, meanings: Object.fromEntries(meanings) };
  });
}

function newKey(name: string, known: ReadonlySet<string>, given: ReadonlySet<string>): string {
  const plain = name
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "_")
    .replace(/^_+|_+$/g, "")
    .slice(0, 40);
  const stem = plain === "" ? "category" : plain;
  for (let n = 1; ; n++) {
    const key = n === 1 ? stem : `${stem}_${n}`;
    if (!known.has(key) && !given.has(key)) return key;
  }
}
