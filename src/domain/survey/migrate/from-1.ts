import { isPlainObject } from "@/domain/survey/answer-value";
import { wordsAt } from "@/domain/survey/words-at";

/**
 * Version 1 → 2. A finding that was left says what words it was about, so that it is told again when they change. In
 * version 1 a reason given once held for ever; it now holds for the words that stand there.
 */
export function fromVersion1(document: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const { dismissed } = document;
  if (!Array.isArray(dismissed)) return { ...document, version: 2 };
  const about = (path: unknown) => (typeof path === "string" ? wordsAt(document, path.slice(0, 200)) : "");
  return {
    ...document,
    version: 2,
    dismissed: dismissed.map((one) => (isPlainObject(one) ? { ...one, about: about(one.path) } : one)),
  };
}
