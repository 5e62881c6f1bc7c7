import { askedTexts } from "@/domain/survey/lint/asked-texts";
import type { LintRule } from "@/domain/survey/lint/finding";

/** Words that say which answer is wanted. English. */
export const leading: LintRule = {
  id: "leading",
  severity: "consider",
  why: "Praise in the question is repeated in the answer, so the score measures the question.",
  source: "Pew Research Center, Writing survey questions",
  mend: "Name the thing without judging it.",
  find: (definition) =>
    definition.locale !== "en"
      ? []
      : askedTexts(definition).flatMap(({ path, text, masked }) => {
          const pattern = PATTERNS.find(({ words }) => words.test(masked));
          const word = pattern?.words.exec(masked)?.[0].trim();
          if (!pattern || !word) return [];
          const wording = pattern.instead ? tidy(text.replace(pattern.words, pattern.instead)) : text;
          return [{ path, what: `“${word}” leads to one answer.`, ...(wording === text ? {} : { wording }) }];
        }),
};

const PRAISE =
  "excellent|great|amazing|awesome|wonderful|fantastic|world-class|award-winning|outstanding|superb|exceptional|brilliant|incredible|lovely|friendly|expert|innovative";

const PATTERNS: readonly { words: RegExp; instead?: string }[] = [
  {
    words: new RegExp(
      `\\b([Oo]ur|[Tt]he|[Tt]his|[Tt]hese|[Aa]n?|[Nn]ew) (?:${PRAISE})(?= (?!deal|extent|many|number)[\\p{L}])`,
      "u",
    ),
    instead: "$1",
  },
  { words: /\b(?:do|would|is|are|did|was|were)n[’']t (?:you|it|we|they) (?:agree|think|find|say|true|great|good)\b/i },
  { words: /^How (?:much )?(?:did|do|would) you (?:enjoy|love|like) (?=\S)/, instead: "How would you rate " },
  { words: /(?:^|[,.] )(?:obviously|of course|surely|clearly|undoubtedly|as you know|as everyone knows),? /i },
  { words: /\b(?:is|are|was|were) (?:obviously|clearly|undoubtedly|surely)\b/i },
  { words: /\bmost (?:people|customers|users) (?:agree|say|think|prefer|love)\b/i },
  { words: /\bhow (?:amazing|awesome|wonderful|fantastic|excellent|outstanding|superb)\b/i },
];

function tidy(text: string): string {
  return text
    .replace(/ {2,}/g, " ")
    .replace(/\bAn (?=[bcdfghjklmnpqrstvwxyz])/g, "A ")
    .trim();
}
