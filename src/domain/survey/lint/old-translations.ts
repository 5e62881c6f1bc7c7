import type { Definition, QuestionKind } from "@/domain/survey/definition";
import { CATEGORY, ENDING, OPTIONS, ROWS, TITLES } from "@/domain/survey/edit/question-words";
import type { Found, LintContext, LintRule } from "@/domain/survey/lint/finding";
import { LOCALES, type Locale, type Text } from "@/domain/survey/locale";
import { namedPath, type TextPlace, textsOf } from "@/domain/survey/texts";
import { pageWords } from "@/domain/survey/words";

/**
 * Texts that were rewritten in the survey's own language while a translation still says what stood there: people are asked
 * different things, and one number counts them all. Known of ready words, and of what respondents see now.
 */
export const oldTranslations: LintRule = {
  id: "old-translations",
  severity: "consider",
  find: (definition, context) => {
    const left = new Map<string, Set<Locale>>();
    for (const { place, locale } of oldTexts(definition, context)) {
      const path = namedPath(definition, place.path).split(".").slice(0, 2).join(".");
      left.set(path, (left.get(path) ?? new Set<Locale>()).add(locale));
    }
    return [...left].map(([path, locales]): Found => {
      const [first = definition.locale] = LOCALES.filter((locale) => locales.has(locale));
      return { path, code: "oldWords", values: { language: pageWords(first).language, more: locales.size - 1 } };
    });
  },
};

interface OldText {
  readonly place: TextPlace;
  readonly locale: Locale;
}

/** Each translation, in a language that is offered, of words that stand there no more. */
export function oldTexts(definition: Definition, { published, ready = [] }: LintContext): OldText[] {
  const own = definition.locale;
  const others = LOCALES.filter((locale) => locale !== own && definition.locales.includes(locale));
  const before = new Map(
    published?.locale === own
      ? textsOf(published).map(({ path, text }): [string, Text] => [namedPath(published, path), text])
      : [],
  );
  return textsOf(definition).flatMap((place) => {
    const { text } = place;
    const path = namedPath(definition, place.path);
    const begun = begunWith(path, place.question?.kind);
    const known = [...(begun ? [begun] : []), ...ready.filter((one) => one.path === path).map((one) => one.text)];
    const seen = before.get(path);
    const rewritten = seen !== undefined && seen[own] !== text[own];
    return others
      .filter((locale) => {
        const words = text[locale] ?? "";
        if (words.trim() === "") return false;
        const same = known.filter((one) => one[locale] === words && one[own] !== undefined);
        if (same.length > 0) return same.every((one) => one[own] !== text[own]);
        return rewritten && seen?.[locale] === words;
      })
      .map((locale) => ({ place, locale }));
  });
}

/** What stood there when it was added, until its author said it better: known by its place, as its words may be anybody's. */
function begunWith(path: string, kind: QuestionKind | undefined): Text | undefined {
  const [list, , field, id = ""] = path.split(".");
  if (list === "endings") return field === "title" ? ENDING : undefined;
  if (list !== "questions" || kind === undefined) return undefined;
  if (field === "title") return TITLES[kind];
  const place = Number(id.slice(1)) - 1;
  if (field === "options" && id.startsWith("o")) return OPTIONS[place];
  if (field === "rows" && id.startsWith("r")) return ROWS[place];
  return field === "categories" && id === "c1" ? CATEGORY : undefined;
}
