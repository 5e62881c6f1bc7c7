import { askedTexts, takesOneValue } from "@/domain/survey/lint/asked-texts";
import type { LintRule } from "@/domain/survey/lint/finding";

/** Two things in one question that takes one value ("fast and friendly"). English. */
export const doubleBarrelled: LintRule = {
  id: "double-barrelled",
  severity: "consider",
  why: "Who finds one half good and the other bad has no answer to give, so the score says nothing about either.",
  source: "Pew Research Center, Writing survey questions",
  mend: "Keep the half that you can act on, or ask two questions.",
  find: (definition) =>
    definition.locale !== "en"
      ? []
      : askedTexts(definition)
          .filter(takesOneValue)
          .flatMap(({ path, text, masked }) => {
            const pair = pairIn(masked);
            if (!pair) return [];
            const wording = withoutSecond(text, pair);
            const what = `“${pair.whole}” are two things in one question.`;
            return [{ path, what, ...(wording === null ? {} : { wording }) }];
          }),
};

interface Pair {
  readonly whole: string;
  readonly first: string;
}

const PAIR =
  /([\p{L}’'-]+),? (and\/or|and|or|as well as|&) ((?:the |a |an |our |your |my |how |was |were )?)([\p{L}’'-]+)/giu;
/** What belongs together, or is asked as the two ends of one thing. */
const ONE_THING =
  /^(terms and conditions|questions and answers|pros and cons|back and forth|up and running|ins and outs|trial and error|black and white|bed and breakfast|click and collect|drag and drop|copy and paste|wear and tear|lost and found|health and safety|research and development|once or twice|more or less|sooner or later|whether or not|now and then|again and again|yes or no|true or false|before or after|up or down|one or more|two or more)$/;
const PEOPLE = /^(friends?|colleagues?|family|relatives?|neighbou?rs?|acquaintances?)$/;
const POLES = [
  ["easy", "difficult"],
  ["easy", "hard"],
  ["good", "bad"],
  ["good", "poor"],
  ["fast", "slow"],
  ["better", "worse"],
  ["high", "low"],
  ["clear", "confusing"],
  ["happy", "sad"],
  ["too much", "too little"],
];

function pairIn(text: string): Pair | null {
  for (const match of text.matchAll(PAIR)) {
    const [whole, first = "", link = "", , second = ""] = match;
    const [a, b] = [first.toLowerCase(), second.toLowerCase()];
    const name = /^\p{Lu}/u.test(first) && /^\p{Lu}/u.test(second);
    const range = /\bbetween( [\p{L}’'-]+)?\s$/iu.test(text.slice(0, match.index));
    const turned = /^(un|dis|in|im|ir)/.test(b) && b.endsWith(a);
    const opposite =
      link.toLowerCase() === "or" && (turned || POLES.some((pole) => pole.includes(a) && pole.includes(b)));
    const people = PEOPLE.test(a) && PEOPLE.test(b);
    const fixed = ONE_THING.test(`${a} ${link.toLowerCase()} ${b}`);
    if (!name && !range && !opposite && !people && !fixed) return { whole, first };
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
