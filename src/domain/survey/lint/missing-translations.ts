import type { Found, LintRule } from "@/domain/survey/lint/finding";
import { LOCALES } from "@/domain/survey/locale";
import { missingIn, type TextPlace } from "@/domain/survey/texts";
import { pageWords } from "@/domain/survey/words";

/** Languages that are offered but not spoken everywhere. Without what is asked and chosen from, nobody can answer in them. */
export const missingTranslations: LintRule = {
  id: "missing-translations",
  severity: "consider",
  find: (definition) =>
    LOCALES.filter((locale) => definition.locales.includes(locale) && locale !== definition.locale).flatMap(
      (locale): Found[] => {
        const missing = missingIn(definition, locale);
        const [first] = missing;
        if (!first) return [];
        // Question 0: behind the questions.
        const question = first.question ? definition.questions.indexOf(first.question) + 1 : 0;
        const values = { n: missing.length, language: pageWords(locale).language, question };
        const found: Found = { path: `locales.${locale}`, code: "textsMissing", values };
        return missing.some(isAsked) ? [{ ...found, severity: "blocks" }] : [found];
      },
    ),
};

function isAsked({ question, path }: TextPlace): boolean {
  return question !== null && /^questions\.\d+\.(title|(options|rows)\.\d+\.label)$/.test(path);
}
