import type { Definition, Question, QuestionKind } from "@/domain/survey/definition";
import { CATEGORY, OPTIONS, ROWS, TITLES } from "@/domain/survey/edit/question-words";
import { LOCALES, type Text } from "@/domain/survey/locale";

/** A question of a kind as it begins: ready words in the survey's languages, two options or rows where it has any. */
export function newQuestion(definition: Definition, kind: QuestionKind, id: string): Question {
  const speak = (text: Text) => spoken(text, definition);
  const title = speak(TITLES[kind]);
  const scored = definition.questions.some((one) => isHeadline(one.kind));
  const base = { id, title, required: isHeadline(kind) && !scored };
  const items = (texts: readonly Text[], prefix: string) =>
    texts.map((text, at) => ({ id: `${prefix}${at + 1}`, label: speak(text) }));
  switch (kind) {
    case "single":
    case "multiple":
    case "ranking":
      return { ...base, kind, options: items(OPTIONS, "o") };
    case "matrix":
      return { ...base, kind, scale: "1-5", rows: items(ROWS, "r") };
    case "quality":
      return {
        ...base,
        kind,
        categories: [{ id: "c1", label: speak(CATEGORY), weight: 100 }],
        rows: items(ROWS, "r").map((row) => ({ ...row, category: "c1" })),
      };
    case "csat":
      return { ...base, kind, scale: "1-5" };
    case "ces":
      return { ...base, kind, scale: "1-7", anchors: "ease" };
    case "rating":
      return { ...base, kind, scale: "1-5" };
    default:
      return { ...base, kind };
  }
}

/** A ready text in the languages that the survey offers. */
export function spoken(text: Text, { locale, locales }: Definition): Text {
  const wanted = LOCALES.filter((one) => one === locale || locales.includes(one));
  return Object.fromEntries(wanted.flatMap((one) => (text[one] === undefined ? [] : [[one, text[one]]])));
}

function isHeadline(kind: QuestionKind): boolean {
  return kind === "nps" || kind === "csat" || kind === "ces";
}
