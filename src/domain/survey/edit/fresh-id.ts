const LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";

/**
 * An id that the document does not have: readable, with five random characters, so that a question never takes the id of
 * one that was deleted and still has answers. `random` gives numbers from 0 (included) to 1.
 */
export function freshId(prefix: string, taken: Iterable<string>, random: () => number): string {
  const known = new Set(taken);
  for (let stem = prefix; ; stem = `${stem.slice(0, 40)}x`) {
    const tail = Array.from({ length: 5 }, () => LETTERS[Math.floor(random() * LETTERS.length)] ?? "a").join("");
    const id = `${stem}_${tail}`;
    if (!known.has(id)) return id;
  }
}
