import { faultOfPipe } from "@/domain/survey/check-pipes";
import { parseColor } from "@/domain/survey/contrast";
import { type Dismissal, dismissalsSchema } from "@/domain/survey/lint/dismissal";
import { isLocale, type Locale, TEXT_LIMIT } from "@/domain/survey/locale";
import { PIPED_IDENTITY, pipesIn } from "@/domain/survey/pipes";
import { isStorable, tidyText } from "@/domain/survey/plain-text";
import { isStartingId, type StartingId } from "@/domain/survey/templates/starting-templates";
import { WORD_KEYS, type WordKey, type Words } from "@/features/surveys/read-words";
import type { FormState } from "@/platform/form-state";
import type { Translator } from "@/platform/i18n/translator";

/** What one can start with. CSAT has three scales. */
export const KINDS = ["nps", "csat", "ces"] as const;
export type Kind = (typeof KINDS)[number];
export const SCALES_OF_CSAT = ["1-5", "faces-5", "1-10"] as const;
export type CsatChoice = (typeof SCALES_OF_CSAT)[number];

/** What the form of a survey holds, as text fields of these names. */
export interface FormValues {
  readonly kind: Kind;
  readonly scale: CsatChoice;
  readonly brand: string;
  readonly color: string;
  readonly locale: Locale;
  /** Whose words stood in the fields when the page was made: what is still the same was not written by the author. */
  readonly wordsOf: { readonly template: StartingId; readonly locale: Locale } | null;
  readonly words: Words;
  /** Findings that were left with a reason. */
  readonly dismissed: readonly Dismissal[];
}

/** What the form shows after it was sent: errors by field, and everything as it was typed. */
export interface SurveyFormState extends FormState {
  readonly typed: FormValues | null;
}

const LABELS: Readonly<Record<WordKey, "ask" | "why" | "thanks" | "words">> = {
  ask: "ask",
  whyLow: "why",
  whyMiddle: "why",
  whyHigh: "why",
  thanks: "thanks",
  thanksLow: "words",
  thanksMiddle: "words",
  thanksHigh: "words",
};

type Fields = { get(name: string): unknown; has(name: string): boolean };

/** Reads a form that anybody may have written. Never throws: what does not fit falls back; {@link findErrors} tells it. */
export function readForm(form: Fields): FormValues {
  const words: Words = {};
  for (const key of WORD_KEYS) if (form.has(key)) words[key] = tidyText(textOf(form, key));
  const locale = textOf(form, "locale");
  return {
    kind: kindOf(form) ?? "nps",
    scale: SCALES_OF_CSAT.find((one) => one === textOf(form, "scale")) ?? "1-5",
    brand: tidyText(textOf(form, "brand")),
    color: textOf(form, "color").trim(),
    locale: isLocale(locale) ? locale : "en",
    wordsOf: readWordsOf(textOf(form, "wordsOf")),
    words,
    dismissed: readDismissed(textOf(form, "dismissed")),
  };
}

/** What does not fit in a form, by the name of the field, in the person's language. */
export function findErrors(form: Fields, t: Translator<"newSurvey">): Record<string, string> {
  const errors: Record<string, string> = {};
  const { brand, color, words } = readForm(form);
  const check = (name: string, text: string, most: number, what: "this" | (typeof LABELS)[WordKey]) => {
    if (!isStorable(text)) errors[name] = t("errors.character");
    else if (text.length > most)
      errors[name] = t("errors.long", { most, what: t(`what.${what}`), length: text.length });
  };
  check("brand", brand, 100, "this");
  if (brand === "") errors.brand = t("errors.brand");
  if (parseColor(color) === null) errors.color = t("errors.color");
  for (const key of WORD_KEYS) {
    const text = words[key];
    if (text === undefined) continue;
    check(key, text, TEXT_LIMIT, LABELS[key]);
    if (text === "") errors[key] = t("errors.empty", { what: t(`what.${LABELS[key]}`) });
    const fault = pipesIn(text)
      .map(faultOfPipe)
      .find((one) => one !== null);
    if (fault) errors[key] = t(`errors.pipes.${fault.code}`, { ...fault, known: PIPED_IDENTITY.join(", ") });
  }
  if (form.has("kind") && kindOf(form) === undefined) errors.kind = t("errors.kind");
  return errors;
}

function kindOf(form: Fields): Kind | undefined {
  return KINDS.find((one) => one === textOf(form, "kind"));
}

/** The template that a kind and a scale name. */
export function templateFor(kind: Kind, scale: CsatChoice): StartingId {
  if (kind !== "csat") return kind;
  return scale === "faces-5" ? "csat-faces" : scale === "1-10" ? "csat-10" : "csat";
}

/** The form's fields as text, to be carried through the preview's steps. */
export function fieldsOf(form: Fields): Record<string, string> {
  const names = ["kind", "scale", "brand", "color", "locale", "wordsOf", ...WORD_KEYS];
  return Object.fromEntries(names.filter((name) => form.has(name)).map((name) => [name, textOf(form, name)]));
}

function textOf(form: Pick<Fields, "get">, name: string): string {
  const value = form.get(name);
  return typeof value === "string" ? value : "";
}

/** What does not fit is left out whole: a finding that comes back loses nothing. */
function readDismissed(text: string): Dismissal[] {
  try {
    return dismissalsSchema.parse(JSON.parse(text.slice(0, 100_000)));
  } catch {
    return [];
  }
}

function readWordsOf(text: string): FormValues["wordsOf"] {
  const [template, locale] = text.split(" ");
  return isStartingId(template) && isLocale(locale) ? { template, locale } : null;
}
