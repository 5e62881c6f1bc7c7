import { conditionWords, type LogicWords } from "@/domain/survey/condition-words";
import type { Definition } from "@/domain/survey/definition";
import type { Lint } from "@/domain/survey/lint/lint-survey";
import { type Locale, type Text, textIn } from "@/domain/survey/locale";
import { ruleLines } from "@/domain/survey/logic-words";
import { plainWords } from "@/domain/survey/pipes";
import { shortKind } from "@/features/surveys/builder/find-kinds";
import { letterOf, type Place, placeOf } from "@/features/surveys/builder/name-place";
import type { SaidFault } from "@/platform/i18n/say-fault";
import type { Translator } from "@/platform/i18n/translator";

/** One line of the outline. */
export interface OutlineEntry {
  readonly place: Place;
  /** Its number or letter. */
  readonly mark: string;
  /** Null where nothing is written yet. */
  readonly title: string | null;
  readonly kind: string | null;
  readonly lines: readonly string[];
  readonly trouble: { readonly blocks: boolean; readonly words: string } | null;
  /** All its words, for the search. */
  readonly text: string;
  /** It stays where it is: the last ending. */
  readonly fixed: boolean;
}

interface Looked {
  readonly errors: readonly SaidFault[];
  readonly lint: Lint;
  readonly locale: Locale;
}

/** What the outline is said with. */
export interface OutlineWords {
  readonly t: Translator<"builder">;
  readonly logic: LogicWords;
}

/** The survey as lines: questions with their rules, endings, and what is wrong where. */
export function describeOutline(definition: Definition, { errors, lint, locale }: Looked, { t, logic }: OutlineWords) {
  const wrong = troubles(definition, { errors, lint, locale }, t);
  const said = (text: Text | undefined) => {
    const words = plainWords(textIn(text, locale, definition.locale), definition.brand.name).trim();
    return words === "" ? null : words;
  };
  const entry = (
    place: Place,
    rest: Pick<OutlineEntry, "mark" | "title" | "kind" | "lines" | "text">,
  ): OutlineEntry => ({
    place,
    ...rest,
    trouble: wrong.get(`${place.list}.${place.id}`) ?? null,
    fixed: place.list === "endings" && place.id === definition.endings.at(-1)?.id,
  });
  return {
    questions: definition.questions.map((question, index) =>
      entry(
        { list: "questions", id: question.id },
        {
          mark: String(index + 1),
          title: said(question.title),
          kind: shortKind(question.kind, t),
          lines: ruleLines(definition, question.id, locale, logic),
          text: wordsOf(question),
        },
      ),
    ),
    endings: definition.endings.map((ending, index) =>
      entry(
        { list: "endings", id: ending.id },
        {
          mark: letterOf(index),
          title: said(ending.title),
          kind: null,
          lines: ending.when
            ? [
                logic.say("onlyIf", {
                  words: conditionWords(definition, ending.when, { locale, words: logic, short: true }),
                }),
              ]
            : [],
          text: wordsOf(ending),
        },
      ),
    ),
  };
}

/** "about 1 min 10 s on a phone": to ten seconds below two minutes, then to the minute. */
export function sayDuration(minutes: number, t: Translator<"builder">): string {
  const seconds = Math.max(10, Math.round((minutes * 60) / 10) * 10);
  if (seconds < 60) return t("duration.seconds", { s: String(seconds) });
  if (seconds > 60 && seconds < 120) return t("duration.both", { s: String(seconds - 60) });
  return t("duration.minutes", { m: String(Math.round(seconds / 60)) });
}

function troubles(
  definition: Definition,
  { errors, lint }: Looked,
  t: Translator<"builder">,
): Map<string, { blocks: boolean; words: string }> {
  const counts = new Map<string, { missing: number; found: number; blocks: boolean }>();
  const note = (path: string, missing: boolean, blocks: boolean) => {
    const place = placeOf(definition, path);
    if (!place) return;
    const key = `${place.list}.${place.id}`;
    const now = counts.get(key) ?? { missing: 0, found: 0, blocks: false };
    counts.set(key, {
      missing: now.missing + (missing ? 1 : 0),
      found: now.found + (missing ? 0 : 1),
      blocks: now.blocks || blocks,
    });
  };
  for (const { path } of errors) note(path, true, true);
  for (const { path, severity } of lint.open) if (severity !== "know") note(path, false, severity === "blocks");
  return new Map(
    [...counts].map(([key, { missing, found, blocks }]) => [
      key,
      { blocks, words: missing > 0 ? t("outline.incomplete") : t("outline.findings", { n: found }) },
    ]),
  );
}

/** Every text of a part of the document, whatever its language. */
function wordsOf(part: unknown): string {
  if (typeof part === "string") return part;
  if (typeof part !== "object" || part === null) return "";
  return Object.entries(part)
    .filter(([key]) => key !== "id" && key !== "kind")
    .map(([, value]) => wordsOf(value))
    .filter((words) => words !== "")
    .join(" ");
}
