import { askedTexts } from "@/domain/survey/lint/asked-texts";
import type { LintRule } from "@/domain/survey/lint/finding";
import { LEADING } from "@/domain/survey/lint/leading-words";

/** Words that say which answer is wanted. */
export const leading: LintRule = {
  id: "leading",
  severity: "consider",
  reads: ["en", "de", "fr", "es"],
  find: (definition) =>
    askedTexts(definition).flatMap(({ path, text, masked }) => {
      const pattern = LEADING[definition.locale]?.find(({ words }) => words.test(masked));
      const word = pattern?.words.exec(masked)?.[0].trim();
      if (!pattern || !word) return [];
      const wording = pattern.instead ? tidy(text.replace(pattern.words, pattern.instead)) : text;
      return [{ path, code: "leadingWord", values: { word }, ...(wording === text ? {} : { wording }) }];
    }),
};

function tidy(text: string): string {
  return text
    .replace(/ {2,}/g, " ")
    .replace(/\bAn (?=[bcdfghjklmnpqrstvwxyz])/g, "A ")
    .trim();
}
