import type { Question, QuestionKind } from "@/domain/survey/definition";
import type { Locale } from "@/domain/survey/locale";
import { type Text, textIn } from "@/domain/survey/locale";

/** One form of a question, with the published versions that asked it so, and its place in the latest of them. */
export interface AskedForm {
  readonly question: Question;
  readonly versions: readonly number[];
  readonly place: number;
}

/** A question as all versions together asked it. Another kind under the same id is another question. */
export interface AskedQuestion {
  /** Its latest form. */
  readonly question: Question;
  /** Whether new respondents are asked it. */
  readonly current: boolean;
  /** Its options or rows: those of the latest form, then those that only earlier ones had. */
  readonly options: readonly AskedOption[];
  /** The versions whose answers can be added: for rows, those on the latest scale. Null: all. */
  readonly versions: readonly number[] | null;
}

/** An option or a row, in the words of the latest form that has it. */
export interface AskedOption {
  readonly id: string;
  readonly label: Text;
  /** Whether the latest form still has it. */
  readonly offered: boolean;
  /** Other words that it had before, in the survey's own language. */
  readonly earlier: readonly string[];
}

/** The questions in the order in which they are asked; then those no longer asked, the latest first. */
export function mergeAsked(forms: readonly AskedForm[], current: number | null, locale: Locale): AskedQuestion[] {
  const byQuestion = new Map<string, AskedForm[]>();
  for (const form of forms) {
    if (form.question.kind === "statement") continue;
    const key = `${form.question.id} ${form.question.kind}`;
    byQuestion.set(key, [...(byQuestion.get(key) ?? []), form]);
  }
  return [...byQuestion.values()]
    .map((own) => own.sort((a, b) => latestOf(b) - latestOf(a)))
    .flatMap((own) => {
      const [newest] = own;
      if (newest === undefined) return [];
      const isCurrent = current !== null && newest.versions.includes(current);
      return [{ own, newest, isCurrent }];
    })
    .sort(
      (a, b) =>
        Number(b.isCurrent) - Number(a.isCurrent) ||
        (a.isCurrent ? 0 : latestOf(b.newest) - latestOf(a.newest)) ||
        a.newest.place - b.newest.place,
    )
    .map(({ own, newest, isCurrent }) => ({
      question: newest.question,
      current: isCurrent,
      options: mergeOptions(
        own.map(({ question }) => optionsOf(question)),
        locale,
      ),
      versions: addable(own),
    }));
}

/** The kinds whose answers name options or rows by their ids. */
export function optionsOf(question: Question): readonly { readonly id: string; readonly label: Text }[] {
  if ("options" in question) return question.options;
  return "rows" in question ? question.rows : [];
}

/** Whether the answers of a kind are scores by row. */
export function hasRows(kind: QuestionKind | string): boolean {
  return kind === "matrix" || kind === "quality";
}

function latestOf({ versions }: AskedForm): number {
  return Math.max(...versions);
}

/** Rows are stored without a series: which scale they were answered on is told by their version. */
function addable(forms: readonly AskedForm[]): number[] | null {
  const scale = (one: AskedForm | undefined) => (one?.question.kind === "matrix" ? one.question.scale : "");
  const same = forms.filter((one) => scale(one) === scale(forms[0]));
  return same.length === forms.length ? null : same.flatMap(({ versions }) => versions);
}

function mergeOptions(
  forms: readonly (readonly { readonly id: string; readonly label: Text }[])[],
  locale: Locale,
): AskedOption[] {
  const [latest = []] = forms;
  const known = new Map<string, { label: Text; earlier: string[] }>();
  for (const { id, label } of forms.flat()) {
    const found = known.get(id);
    const words = textIn(label, locale, locale);
    if (found === undefined) known.set(id, { label, earlier: [] });
    else if (words !== textIn(found.label, locale, locale) && !found.earlier.includes(words)) found.earlier.push(words);
  }
  return [...known].map(([id, one]) => ({ id, ...one, offered: latest.some((option) => option.id === id) }));
}
