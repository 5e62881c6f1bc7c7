import type { Definition } from "@/domain/survey/definition";
import type { Change } from "@/domain/survey/diff/change";
import type { ChangeWords } from "@/domain/survey/diff/change-words";
import { languageName } from "@/domain/survey/diff/value-words";
import { type Text, textIn } from "@/domain/survey/locale";
import { endingMark } from "@/domain/survey/logic-words";
import { plainWords } from "@/domain/survey/pipes";
import type { Translator } from "@/platform/i18n/translator";

/** One line of what changed: a name, and how it was and is. */
export interface ChangeLine {
  readonly key: string;
  readonly name: string;
  /** The language of a text, named in itself; null for what has none, and in a survey of one language. */
  readonly language: string | null;
  /** `lang` of the two texts. */
  readonly locale: string | null;
  readonly before: string | null;
  readonly after: string | null;
  /** A text or an entry that came or went as a whole; null for what was and is. */
  readonly whole: "came" | "went" | null;
}

/** A question or an ending that changed. */
export interface ChangedPart {
  readonly id: string;
  /** "3", or "B" for an ending; what is gone keeps the mark it had. */
  readonly mark: string;
  readonly title: string;
  /** "Long text"; null for endings. */
  readonly kind: string | null;
  readonly state: "new" | "gone" | "changed";
  /** From which place to which, or null. */
  readonly moved: { readonly from: number; readonly to: number } | null;
  readonly lines: readonly ChangeLine[];
}

export interface ChangeView {
  readonly questions: readonly ChangedPart[];
  readonly endings: readonly ChangedPart[];
  readonly survey: readonly ChangeLine[];
  /** "2 questions change, 1 is new. The look changes." */
  readonly summary: string;
}

/** What changes are said with. */
export interface ChangeSayings {
  readonly t: Translator<"publish">;
  readonly kinds: Translator<"kinds">;
  /** What the parts of a change are said with. */
  readonly changes: ChangeWords;
}

/** The changes from one document to the next by the part they belong to, in the order of the newer one. */
export function describeChanges(
  before: Definition,
  after: Definition,
  changes: readonly Change[],
  words: ChangeSayings,
): ChangeView {
  const parts = (part: "question" | "ending") => {
    const ids = [...new Set(changes.filter((one) => one.part === part).map(({ id }) => id))];
    return ids.map((id) =>
      toPart(
        before,
        after,
        changes.filter((one) => one.part === part && one.id === id),
        words,
      ),
    );
  };
  const questions = parts("question");
  const endings = parts("ending");
  const survey = changes.filter(({ part }) => part === "survey").flatMap((one, at) => toLine(after, one, at));
  return { questions, endings, survey, summary: summarise(questions, endings, survey, words.t) };
}

function toPart(before: Definition, after: Definition, changes: readonly Change[], words: ChangeSayings): ChangedPart {
  const [first] = changes;
  const { part, id } = first ?? { part: "question", id: "" };
  const gone = changes.some(({ what }) => what === "removed");
  const added = changes.some(({ what }) => what === "added");
  const moved = changes.flatMap((one) => (one.what === "moved" ? [{ from: one.from, to: one.to }] : []));
  const definition = gone ? before : after;
  return {
    id,
    ...headOf(definition, part, id, words),
    state: gone ? "gone" : added ? "new" : "changed",
    moved: moved[0] ?? null,
    lines: changes.flatMap((one, at) => toLine(after, one, at)),
  };
}

function headOf(definition: Definition, part: Change["part"], id: string, { kinds }: ChangeSayings) {
  const words = (text: Text | undefined) =>
    plainWords(textIn(text, definition.locale, definition.locale), definition.brand.name);
  if (part === "ending") {
    const at = definition.endings.findIndex((one) => one.id === id);
    return { mark: endingMark(at), title: words(definition.endings[at]?.title), kind: null };
  }
  const at = definition.questions.findIndex((one) => one.id === id);
  const question = definition.questions[at];
  return { mark: String(at + 1), title: words(question?.title), kind: question ? kinds(question.kind) : null };
}

function toLine(after: Definition, change: Change, at: number): ChangeLine[] {
  if (change.what === "added" || change.what === "removed" || change.what === "moved") return [];
  const text = change.what === "text";
  const many = after.locales.length > 1;
  return [
    {
      key: `${at} ${change.name}`,
      name: change.name,
      language: text && many ? languageName(change.locale) : null,
      locale: text ? change.locale : null,
      before: change.before,
      after: change.after,
      whole: change.what === "setting" ? null : wholeOf(change),
    },
  ];
}

function wholeOf({ before, after }: { before: string | null; after: string | null }): ChangeLine["whole"] {
  if (before === null) return "came";
  return after === null ? "went" : null;
}

function summarise(
  questions: readonly ChangedPart[],
  endings: readonly ChangedPart[],
  survey: readonly ChangeLine[],
  t: Translator<"publish">,
): string {
  const count = (parts: readonly ChangedPart[], state: ChangedPart["state"]) =>
    parts.filter((one) => one.state === state).length;
  const said = (parts: readonly ChangedPart[], noun: "question" | "ending") =>
    (["changed", "new", "gone"] as const).flatMap((state) => {
      const n = count(parts, state);
      return n > 0 ? [t(`summary.${noun}.${state}`, { n })] : [];
    });
  const rest = survey.length > 0 ? [t("summary.rest", { n: survey.length })] : [];
  return [...said(questions, "question"), ...said(endings, "ending"), ...rest].join(t("comma"));
}
