import { faultOfPipe } from "@/domain/survey/check-pipes";
import { parseColor } from "@/domain/survey/contrast";
import { type Dismissal, dismissalsSchema } from "@/domain/survey/lint/dismissal";
import { isLocale, type Locale, TEXT_LIMIT } from "@/domain/survey/locale";
import { pipesIn } from "@/domain/survey/pipes";
import { isStorable, tidyText } from "@/domain/survey/plain-text";
import { isStartingId, type StartingId } from "@/domain/survey/templates/starting-templates";
import { WORD_KEYS, type WordKey, type Words } from "@/features/surveys/read-words";
import type { FormState } from "@/platform/form-state";

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

export interface ReadForm {
  readonly values: FormValues;
  /** By the name of the field. */
  readonly errors: Readonly<Record<string, string>>;
}

const LABELS: Readonly<Record<WordKey, string>> = {
  ask: "the question",
  whyLow: "this question",
  whyMiddle: "this question",
  whyHigh: "this question",
  thanks: "the thanks",
  thanksLow: "these words",
  thanksMiddle: "these words",
  thanksHigh: "these words",
};

/** Reads a form that anybody may have written. Never throws: what does not fit is an error of its field. */
export function readForm(form: { get(name: string): unknown; has(name: string): boolean }): ReadForm {
  const errors: Record<string, string> = {};
  const read = (name: string) => textOf(form, name);
  const checked = (name: string, most: number, what: string): string => {
    const text = tidyText(read(name));
    if (!isStorable(text)) errors[name] = "Holds a character that cannot be stored.";
    else if (text.length > most) errors[name] = `At most ${most} characters; ${what} has ${text.length}.`;
    return text;
  };
  const brand = checked("brand", 100, "this");
  if (brand === "") errors.brand = "Name the brand as customers say it.";
  const color = read("color").trim();
  if (parseColor(color) === null) errors.color = "Write it as # and six of 0–9, a–f: #484188";
  const words: Words = {};
  for (const key of WORD_KEYS) {
    if (!form.has(key)) continue;
    words[key] = checked(key, TEXT_LIMIT, LABELS[key]);
    if (words[key] === "") errors[key] = `Write ${LABELS[key]}: people would see nothing here.`;
    const fault = pipesIn(words[key] ?? "")
      .map(faultOfPipe)
      .find((one) => one !== null);
    if (fault) errors[key] = fault;
  }
  const kind = KINDS.find((one) => one === read("kind"));
  if (form.has("kind") && kind === undefined) errors.kind = "Choose what you want to know.";
  const locale = read("locale");
  return {
    values: {
      kind: kind ?? "nps",
      scale: SCALES_OF_CSAT.find((one) => one === read("scale")) ?? "1-5",
      brand,
      color,
      locale: isLocale(locale) ? locale : "en",
      wordsOf: readWordsOf(read("wordsOf")),
      words,
      dismissed: readDismissed(read("dismissed")),
    },
    errors,
  };
}

/** The template that a kind and a scale name. */
export function templateFor(kind: Kind, scale: CsatChoice): StartingId {
  if (kind !== "csat") return kind;
  return scale === "faces-5" ? "csat-faces" : scale === "1-10" ? "csat-10" : "csat";
}

/** The form's fields as text, to be carried through the preview's steps. */
export function fieldsOf(form: { get(name: string): unknown; has(name: string): boolean }): Record<string, string> {
  const names = ["kind", "scale", "brand", "color", "locale", "wordsOf", ...WORD_KEYS];
  return Object.fromEntries(names.filter((name) => form.has(name)).map((name) => [name, textOf(form, name)]));
}

function textOf(form: { get(name: string): unknown }, name: string): string {
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
