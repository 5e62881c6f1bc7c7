import type { Definition } from "@/domain/survey/definition";
import { choiceOf, type FormValues, readForm, templateFor } from "@/features/surveys/read-form";
import { firstScore, templateOf, wordsOf } from "@/features/surveys/read-words";

/** What the form of a stored survey begins with. */
export function valuesOf(name: string, draft: Definition): FormValues {
  const template = templateOf(draft);
  const score = firstScore(draft);
  const kind = score?.kind === "csat" || score?.kind === "ces" ? score.kind : "nps";
  return {
    name,
    ...(template === null ? { kind, scale: "1-5" } : choiceOf(template)),
    brand: draft.brand.name,
    color: draft.brand.color,
    locale: draft.locale,
    wordsOf: null,
    words: wordsOf(draft),
    dismissed: draft.dismissed ?? [],
  };
}

/** What the form of a new survey begins with, by what its address asks for. */
export function startValues(
  wish: { kind?: string; scale?: string; lang?: string },
  brand: { name: string; color: string },
  words: (template: ReturnType<typeof templateFor>, locale: FormValues["locale"]) => FormValues["words"],
): FormValues {
  const asked = new Map(Object.entries({ kind: wish.kind ?? "nps", scale: wish.scale ?? "", locale: wish.lang ?? "" }));
  const { kind, scale, locale } = readForm(asked).values;
  const template = templateFor(kind, scale);
  return {
    name: "",
    kind,
    scale,
    brand: brand.name,
    color: brand.color,
    locale,
    wordsOf: { template, locale },
    words: words(template, locale),
    dismissed: [],
  };
}
