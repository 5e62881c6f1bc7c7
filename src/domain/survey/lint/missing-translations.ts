import type { LintRule } from "@/domain/survey/lint/finding";
import { LOCALES } from "@/domain/survey/locale";
import { missingIn, type TextPlace } from "@/domain/survey/texts";
import { pageWords } from "@/domain/survey/words";

/** Languages that are offered but not spoken everywhere. Without what is asked and chosen from, nobody can answer in them. */
export const missingTranslations: LintRule = {
  id: "missing-translations",
  severity: "consider",
  why: "Who chose that language meets sentences of another one in the middle, and guesses.",
  source: "WCAG 2.2, 3.1.2",
  mend: "Add the missing texts, or do not offer the language.",
  find: (definition) =>
    LOCALES.filter((locale) => definition.locales.includes(locale) && locale !== definition.locale).flatMap(
      (locale) => {
        const missing = missingIn(definition, locale);
        const [first] = missing;
        if (!first) return [];
        const [count, language] = [missing.length, pageWords(locale).language];
        const place = first.question ? ` of question ${definition.questions.indexOf(first.question) + 1}` : "";
        const what = `${count} ${count === 1 ? "text is" : "texts are"} missing in ${language}; the first is “${first.name}”${place}.`;
        const path = `locales.${locale}`;
        return missing.some(isAsked) ? [{ path, what, severity: "blocks" as const }] : [{ path, what }];
      },
    ),
};

function isAsked({ question, path }: TextPlace): boolean {
  return question !== null && /^questions\.\d+\.(title|(options|rows)\.\d+\.label)$/.test(path);
}
