import { askedTexts, takesOneValue } from "@/domain/survey/lint/asked-texts";
import type { LintRule } from "@/domain/survey/lint/finding";
import { PAIRS, type PairWords } from "@/domain/survey/lint/pair-words";

/** Two things in one question that takes one value ("fast and friendly"). */
export const doubleBarrelled: LintRule = {
  id: "double-barrelled",
  severity: "consider",
  reads: ["en", "de", "fr", "es"],
  find: (definition) => {
    const language = PAIRS[definition.locale];
    if (!language) return [];
    return askedTexts(definition)
      .filter(takesOneValue)
      .flatMap(({ path, text, masked }) => {
        const pair = pairIn(masked, language);
        if (!pair) return [];
        // In other languages the rest of the sentence would have to follow in number and case.
        const wording = definition.locale === "en" ? withoutSecond(text, pair) : null;
        return [{ path, code: "pair", values: { pair: pair.whole }, ...(wording === null ? {} : { wording }) }];
      });
  },
};

interface Pair {
  readonly whole: string;
  readonly first: string;
}

function pairIn(text: string, language: PairWords): Pair | null {
  const { links, between, range, oneThing, people, poles, turned, or, names } = language;
  const pattern = new RegExp(`(?<![\\p{L}’'-])([\\p{L}’'-]+),? (${links}) (${between})?([\\p{L}’'-]+)`, "giu");
  for (const match of text.matchAll(pattern)) {
    const [whole, first = "", link = "", , second = ""] = match;
    const [a, b] = [first.toLowerCase(), second.toLowerCase()];
    const joins = link.toLowerCase();
    const name = names && /^\p{Lu}/u.test(first) && /^\p{Lu}/u.test(second);
    const apart = range.test(text.slice(0, match.index));
    const opposite =
      or.includes(joins) &&
      ((turned.test(b) && b.endsWith(a)) || poles.some((pole) => pole.includes(a) && pole.includes(b)));
    const folk = people.test(a) && people.test(b);
    // "Freundes- oder Kollegenkreis": one word that is written once.
    const half = first.endsWith("-");
    if (!name && !apart && !opposite && !folk && !half && !oneThing.test(`${a} ${joins} ${b}`)) return { whole, first };
  }
  return null;
}

/** The question about the first of the two alone, where that leaves a sentence. */
function withoutSecond(text: string, { whole, first }: Pair): string | null {
  const at = text.indexOf(whole);
  const second = whole.slice(first.length).replace(/^,? (and\/or|and|or|as well as|&) /i, "");
  const rest = text.slice(at + whole.length);
  const ends = /^\s*([?.!,]|$)|^ (of|with|in|on|at|for|was|is|were|are|our|the|your|you)\b/.test(rest);
  return at >= 0 && ends && !second.includes(" ") ? text.slice(0, at) + first + rest : null;
}
