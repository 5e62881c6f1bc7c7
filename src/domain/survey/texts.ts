import type { Definition, Question } from "@/domain/survey/definition";
import type { Locale, Text } from "@/domain/survey/locale";

/** A text of the document: where it stands ("questions.2.options.0.label"), and what it is to its author. */
export interface TextPlace {
  readonly path: string;
  readonly text: Text;
  /** The question it belongs to; null for endings and what stands below the page. */
  readonly question: Question | null;
}

/**
 * Every text that a respondent can read, in the order of the page. Default words (the ends of a scale, "Next") are no text
 * of the document: they are there in every language.
 */
export function textsOf(definition: Definition): TextPlace[] {
  const { questions, endings, link, privacy } = definition;
  const places: (Omit<TextPlace, "text"> & { text: Text | undefined })[] = [
    ...questions.flatMap((question, index) => ofQuestion(question, `questions.${index}`)),
    ...endings.flatMap((ending, index) => {
      const path = `endings.${index}`;
      return [
        { path: `${path}.title`, text: ending.title, question: null },
        { path: `${path}.body`, text: ending.body, question: null },
        { path: `${path}.link.label`, text: ending.link?.label, question: null },
      ];
    }),
    { path: "link.label", text: link?.label, question: null },
    { path: "privacy.text", text: privacy?.text, question: null },
  ];
  return places.flatMap(({ text, ...place }) => (text ? [{ ...place, text }] : []));
}

/** The texts that a language lacks; none for the survey's own, which has them all. */
export function missingIn(definition: Definition, locale: Locale): TextPlace[] {
  return textsOf(definition).filter(({ text }) => (text[locale] ?? "").trim() === "");
}

/** The document with one text in one language; "" takes it out there, except in the survey's own language. */
export function withTextAt(definition: Definition, path: string, locale: Locale, words: string): Definition {
  const put = (value: unknown, steps: readonly string[]): unknown => {
    const [step, ...rest] = steps;
    if (step === undefined) {
      const text: Text = { ...(value as Text) };
      if (words === "" && locale !== definition.locale) delete text[locale];
      else text[locale] = words;
      return text;
    }
    if (Array.isArray(value)) return value.map((one, at) => (String(at) === step ? put(one, rest) : one));
    const record = value as Record<string, unknown>;
    return { ...record, [step]: put(record[step], rest) };
  };
  const known = textsOf(definition).some((place) => place.path === path);
  return known ? (put(definition, path.split(".")) as Definition) : definition;
}

function ofQuestion(question: Question, path: string): (Omit<TextPlace, "text"> & { text: Text | undefined })[] {
  const at = (part: string, text: Text | undefined) => ({ path: `${path}.${part}`, text, question });
  const { title, help, variants = [] } = question;
  const labels = "labels" in question ? Object.entries(question.labels ?? {}) : [];
  return [
    at("title", title),
    at("help", help),
    ...variants.flatMap((one, place) => [
      at(`variants.${place}.title`, one.title),
      at(`variants.${place}.help`, one.help),
    ]),
    ...("options" in question ? question.options.map((one, place) => at(`options.${place}.label`, one.label)) : []),
    ...("categories" in question
      ? question.categories.map((one, place) => at(`categories.${place}.label`, one.label))
      : []),
    ...("rows" in question ? question.rows.map((one, place) => at(`rows.${place}.label`, one.label)) : []),
    ...labels.map(([point, text]) => at(`labels.${point}`, text)),
    at("unit", question.kind === "number" ? question.unit : undefined),
  ];
}

/** A place by ids, so that what was moved is still the same: `questions.2.title` is `questions.why.title`. */
export function namedPath(definition: Definition, path: string): string {
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
