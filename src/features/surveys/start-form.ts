import { type FormValues, readForm, templateFor } from "@/features/surveys/read-form";

/** What the form of a new survey begins with, by what its address asks for. */
export function startValues(
  wish: { kind?: string; scale?: string; lang?: string },
  brand: { name: string; color: string },
  words: (template: ReturnType<typeof templateFor>, locale: FormValues["locale"]) => FormValues["words"],
): FormValues {
  const asked = new Map(Object.entries({ kind: wish.kind ?? "nps", scale: wish.scale ?? "", locale: wish.lang ?? "" }));
  const { kind, scale, locale } = readForm(asked);
  const template = templateFor(kind, scale);
  return {
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
