import type { Definition } from "@/domain/survey/definition";
import type { LintRule } from "@/domain/survey/lint/finding";
import { LOCALES, type Text } from "@/domain/survey/locale";
import { pageWords } from "@/domain/survey/words";

/** Languages that are offered but not spoken everywhere. */
export const missingTranslations: LintRule = {
  id: "missing-translations",
  severity: "consider",
  why: "Who chose that language meets sentences of another one in the middle, and guesses.",
  source: "WCAG 2.2, 3.1.2",
  mend: "Add the missing texts, or do not offer the language.",
  find: (definition) => {
    const texts = allTexts(definition);
    return LOCALES.filter((locale) => definition.locales.includes(locale) && locale !== definition.locale).flatMap(
      (locale) => {
        const missing = texts.filter(([, text]) => text[locale] === undefined);
        const [first] = missing;
        if (!first) return [];
        const [count, language] = [missing.length, pageWords(locale).language];
        const what = `${count} ${count === 1 ? "text is" : "texts are"} missing in ${language}; the first is ${first[0]}.`;
        return [{ path: `locales.${locale}`, what }];
      },
    );
  },
};

function allTexts(definition: Definition): [string, Text][] {
  const { questions, endings, link, privacy } = definition;
  const asked = questions.flatMap((question): [string, Text | undefined][] => {
    const at = (name: string) => `“${name}” of ${question.id}`;
    const { title, help, variants = [] } = question;
    return [
      [at("title"), title],
      [at("help"), help],
      ...variants.flatMap((one): [string, Text | undefined][] => [
        [at("variant"), one.title],
        [at("variant help"), one.help],
      ]),
      ...("options" in question ? question.options.map((one): [string, Text] => [at(one.id), one.label]) : []),
      ...("rows" in question ? question.rows.map((one): [string, Text] => [at(one.id), one.label]) : []),
      ...("labels" in question
        ? Object.entries(question.labels ?? {}).map(([point, label]): [string, Text] => [at(point), label])
        : []),
    ];
  });
  const said = endings.flatMap((ending): [string, Text | undefined][] => [
    [`the title of the ending ${ending.id}`, ending.title],
    [`the text of the ending ${ending.id}`, ending.body],
  ]);
  const rest: [string, Text | undefined][] = [
    ["the link", link?.label],
    ["the privacy line", privacy?.text],
  ];
  return [...asked, ...said, ...rest].flatMap(([name, text]): [string, Text][] => (text ? [[name, text]] : []));
}
