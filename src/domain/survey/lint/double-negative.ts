import { askedTexts } from "@/domain/survey/lint/asked-texts";
import type { LintRule } from "@/domain/survey/lint/finding";

/** Two negations in one sentence. */
export const doubleNegative: LintRule = {
  id: "double-negative",
  severity: "consider",
  reads: ["en"],
  find: (definition) =>
    askedTexts(definition).flatMap(({ path, masked }) => {
      for (const sentence of masked.split(/[.!?]/)) {
        const [first, second] = negationsIn(sentence);
        if (first !== undefined && second !== undefined)
          return [{ path, code: "negations", values: { first, second } }];
      }
      return [];
    }),
};

const POLES = /\b(\w+) or (?:(?:un|dis|in|im)\1|not)\b|\byes or no\b|\bwhether or not\b|\bnot only\b|\bif not\b/gi;
const NEGATION = /\b(?:not|never|no|nobody|nothing|none|neither|without|hardly|cannot|\w+n[’']t)\b/gi;
const NEGATIVE =
  /\b(?:un(?:able|acceptable|answered|clear|comfortable|easy|fair|friendly|happy|helpful|important|interested|likely|necessary|pleasant|reasonable|reliable|resolved|satisfied|solved|usual)|dissatisfied|dislike|disagree|disappointed|disappointing|impossible|incorrect|incomplete|inaccurate|inconvenient|irrelevant|fail(?:ed|s)?|lack(?:ed|s|ing)?|oppose|prevent(?:ed|s)?)\b/gi;

function negationsIn(sentence: string): string[] {
  const plain = sentence.replace(POLES, " ");
  const negations = plain.match(NEGATION) ?? [];
  return negations.length === 0 ? [] : [...negations, ...(plain.match(NEGATIVE) ?? [])];
}
