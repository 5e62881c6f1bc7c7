import type { Definition } from "@/domain/survey/definition";
import { CATEGORY, ENDING, OPTIONS, ROWS, TITLES } from "@/domain/survey/edit/question-words";
import type { Found, LintContext, LintRule } from "@/domain/survey/lint/finding";
import { LOCALES, type Locale, type Text } from "@/domain/survey/locale";
import { type TextPlace, textsOf } from "@/domain/survey/texts";
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
  const known = [...BEGUN_WITH, ...ready];
  const before = new Map(
    published?.locale === own
      ? textsOf(published).map(({ path, text }): [string, Text] => [namedPath(published, path), text])
      : [],
  );
  return textsOf(definition).flatMap((place) => {
    const { text } = place;
    const seen = before.get(namedPath(definition, place.path));
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

/** What questions, their parts and endings say when they are added. */
const BEGUN_WITH: readonly Text[] = [...Object.values(TITLES), ...OPTIONS, ...ROWS, CATEGORY, ENDING];

/** A place by ids, so that what was moved is still the same: `questions.2.title` is `questions.why.title`. */
function namedPath(definition: Definition, path: string): string {
  let at: unknown = definition;
  return path
    .split(".")
    .map((step) => {
      const child = (at as Record<string, unknown> | undefined)?.[step];
      const id = Array.isArray(at) ? (child as { readonly id?: unknown } | undefined)?.id : undefined;
      at = child;
      return typeof id === "string" ? id : step;
    })
    .join(".");
}
