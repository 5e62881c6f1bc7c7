import { fitOthers } from "@/domain/imports/others/fit-others";
import type { OtherKind } from "@/domain/imports/others/other";
import type { ImportKind } from "@/domain/imports/scale-of-mapping";
import { type Wordings, wordingOf } from "@/domain/imports/wording";
import { readNumber } from "@/domain/typed/read-number";

/** A score question as the form holds it; what is '' must still be chosen. */
export interface QuestionForm {
  readonly column: string;
  readonly kind: ImportKind | "";
  /** `min-max`. */
  readonly scale: string;
  readonly highMeans: "easy" | "hard" | "";
  /** As typed: codes with commas between. */
  readonly missing: string;
  /** As typed: words that stand for scores, `good = 1, bad = 0`. */
  readonly values: string;
  /** The question of the chosen survey; '' is the one with the column's name. */
  readonly question: string;
}

/** A question without a score as the form holds it. */
export interface OtherForm {
  readonly columns: readonly string[];
  readonly kind: OtherKind;
  /** The wording in a new survey. */
  readonly title: string;
  /** '' is a semicolon, or else a comma. */
  readonly separator: string;
  /** The question of the chosen survey; '' is the one with the column's name. */
  readonly question: string;
}

/** The whole form. */
export interface MappingForm {
  /** '' is a new survey. */
  readonly survey: string;
  readonly name: string;
  readonly dateColumns: readonly string[];
  /** As typed: one pattern a line. */
  readonly patterns: string;
  /** The zone of times without an offset; '' is the workspace's. */
  readonly zone: string;
  readonly questions: readonly QuestionForm[];
  readonly others: readonly OtherForm[];
  /** Those that the chosen survey does not ask: they wait for one that does, or for a new one. */
  readonly aside: readonly OtherForm[];
  readonly comment: string;
  readonly customer: string;
  readonly id: string;
  readonly interaction: string;
  readonly attributes: readonly string[];
}

/** A survey that a file can go into. */
export interface SurveyChoice {
  readonly id: string;
  readonly name: string;
  readonly questions: readonly {
    readonly id: string;
    readonly title: string;
    readonly kind: string;
    readonly scale: string;
  }[];
  /** Its questions without a score that a column can answer. */
  readonly others: readonly { readonly id: string; readonly title: string; readonly kind: OtherKind }[];
}

/** A question that nothing is known of. */
export const NEW_QUESTION: QuestionForm = {
  column: "",
  kind: "",
  scale: "",
  highMeans: "",
  missing: "",
  values: "",
  question: "",
};

/** A question of which the columns and the kind are known. */
export function newOther(columns: readonly string[], kind: OtherKind, wordings: Wordings = new Map()): OtherForm {
  return { columns, kind, title: wordingOf(columns, wordings), separator: "", question: "" };
}

/**
 * Two questions of one whose columns stood beside each other, the second from the column at `place` on: files in which columns
 * are called after options alone do not say where one question ends.
 */
export function partOther(one: OtherForm, place: number, wordings: Wordings): OtherForm[] {
  const begin = newOther(one.columns.slice(0, place), one.kind, wordings);
  const own = one.title !== wordingOf(one.columns, wordings);
  return [
    { ...begin, question: one.question, ...(own ? { title: one.title } : {}) },
    newOther(one.columns.slice(place), one.kind, wordings),
  ];
}

/**
 * What choosing a survey changes: its questions are known, so that of what the columns may ask only those stay and the rest is
 * put aside. A new one (`undefined`) asks all of it again, but for columns that were made something else.
 */
export function chooseSurvey(
  form: MappingForm,
  survey: SurveyChoice | undefined,
): Pick<MappingForm, "survey" | "others" | "aside"> {
  const { questions, others, aside, comment, customer, id, interaction, attributes } = form;
  const used = new Set([
    ...[comment, customer, id, interaction, ...form.dateColumns, ...attributes],
    ...questions.map(({ column }) => column),
  ]);
  const again = without(aside, used);
  const all = [...others, ...again].map((one) => ({ ...one, question: "" }));
  const asked = survey?.others.map((one) => ({ ...one, title: { own: one.title } }));
  const chosen = asked === undefined ? all : fitOthers(all, asked);
  return { survey: survey?.id ?? "", others: chosen, aside: without([...others, ...aside], columnsOf(chosen)) };
}

/** What changing the questions without a score changes: what a person has had in hand waits aside no more, so that what they remove stays removed. */
export function changeOthers(form: MappingForm, others: readonly OtherForm[]): Pick<MappingForm, "others" | "aside"> {
  return { others, aside: without(form.aside, columnsOf([...form.others, ...others])) };
}

function columnsOf(others: readonly OtherForm[]): ReadonlySet<string> {
  return new Set(others.flatMap(({ columns }) => columns));
}

/** Those that none of these columns belongs to. */
function without(others: readonly OtherForm[], columns: ReadonlySet<string>): OtherForm[] {
  return others.filter((one) => !one.columns.some((column) => columns.has(column)));
}

/** The mapping that a form says; what is not chosen yet is left out, so that the server names it. */
export function mappingOfForm(form: MappingForm): object {
  const lines = form.patterns
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
  return {
    date: { columns: form.dateColumns, ...(lines.length > 0 ? { pattern: lines } : {}), zone: form.zone || null },
    questions: form.questions.map((one) => {
      const [min, max] = one.scale.split("-").map(Number);
      return {
        column: one.column,
        ...(one.kind === "" ? {} : { kind: one.kind }),
        ...(one.scale === ""
          ? {}
          : {
              scale: { min, max, ...(one.kind === "ces" && one.highMeans !== "" ? { highMeans: one.highMeans } : {}) },
            }),
        missing: codesOf(one.missing),
        values: valuesOf(one.values),
        ...(form.survey !== "" && one.question !== "" ? { question: one.question } : {}),
      };
    }),
    others: form.others.map(({ columns, kind, title, separator, question }) => ({
      ...{ columns, kind },
      ...(title.trim() === "" ? {} : { title }),
      separator: kind === "multiple" && columns.length === 1 && separator !== "" ? separator : null,
      ...(form.survey !== "" && question !== "" ? { question } : {}),
    })),
    comment: form.comment || null,
    customer: form.customer || null,
    id: form.id || null,
    interaction: form.interaction || null,
    attributes: form.attributes,
  };
}

/** Codes as typed: commas between. */
export function codesOf(text: string): string[] {
  return text
    .split(",")
    .map((code) => code.trim())
    .filter((code) => code !== "");
}

/** Words for scores as typed: `good = 1, bad = 0`. */
export function valuesOf(text: string): Record<string, number> {
  const pairs = codesOf(text).map((pair) => pair.split("=").map((part) => part.trim()));
  return Object.fromEntries(
    pairs.flatMap(([word, value]) => (word && value ? [[word, readNumber(value) ?? Number.NaN]] : [])),
  );
}
