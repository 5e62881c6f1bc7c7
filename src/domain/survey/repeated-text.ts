/** The letters that make two comments the same: case, spaces, marks and digits do not. Null where it is too short to tell. */
export function textFingerprint(text: string): { readonly letters: string; readonly long: boolean } | null {
  const letters = text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{M}]+/gu, "");
  const weight = weightOf(letters);
  return weight < SHORT ? null : { letters, long: weight >= LONG };
}

/** "Everything was great" is often said; nothing this long is said twice by chance. */
const LONG = 40;
/** Below this many letters ("no", "thank you") nobody's words are their own. */
const SHORT = 15;

/** One ideograph or syllable says as much as two or three letters. */
function weightOf(letters: string): number {
  let weight = 0;
  for (const letter of letters)
    weight += /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u.test(letter) ? 2.5 : 1;
  return weight;
}
