import { westernNumerals } from "@/domain/typed/read-number";

/** Marks that turn the direction of writing: pasted with a text, seen by nobody. */
const UNSEEN = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;
/** Short vowels and the line that draws a word out, which may be written or left away. */
const VOWELS = /[\u0640\u064b-\u0652\u0670]/g;

/**
 * A sentence as the patterns of languages read it: small letters, single spaces, digits 0–9 for Arabic ones with "%" and "."
 * beside them, and one spelling where Arabic has several (إ أ آ as ا, ة as ه, ى as ي).
 */
export function plainSentence(sentence: string): string {
  return (
    sentence
      .normalize("NFKC")
      .toLowerCase()
      .replace(UNSEEN, "")
      .replace(VOWELS, "")
      .replaceAll("٬", "")
      .replace(/[٠-٩۰-۹٫]+/g, westernNumerals)
      .replaceAll("٪", "%")
      .replaceAll("،", ",")
      .replace(/[أإآٱ]/g, "ا")
      .replaceAll("ة", "ه")
      .replaceAll("ى", "ي")
      .replace(/\s+/g, " ")
      // Arabic may be typed with the sign first: "%10".
      .replace(/(?<!\d ?)% ?(\d+(?:[.,]\d+)?)(?! ?%)/g, "$1%")
      .trim()
  );
}
