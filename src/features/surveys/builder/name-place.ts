import type { Definition } from "@/domain/survey/definition";
import type { Translator } from "@/platform/i18n/translator";

/** A question or an ending, as what one works on. */
export interface Place {
  readonly list: "questions" | "endings";
  readonly id: string;
}

/** Whether two places are one. */
export function isSamePlace(a: Place, b: Place): boolean {
  return a.list === b.list && a.id === b.id;
}

/** Where a place stands in its list; -1 where it is gone. */
export function indexOf(definition: Definition, { list, id }: Place): number {
  return definition[list].findIndex((one) => one.id === id);
}

/** "Question 5", "Ending B". */
export function placeName(definition: Definition, place: Place, t: Translator<"builder">): string {
  const at = indexOf(definition, place);
  return place.list === "questions"
    ? t("places.question", { mark: String(at + 1) })
    : t("places.ending", { mark: letterOf(at) });
}

/** A, B, … Z, AA: what the endings go by. */
export function letterOf(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : `${letterOf(Math.floor(index / 26) - 1)}${letter}`;
}

/**
 * The question or ending that an error or finding is about: errors name places by number (`questions.3.title.en`), findings
 * by id (`questions.score.title`), rules by their own number (`logic.2.when`). Null for what is about the whole survey.
 */
export function placeOf(definition: Definition, path: string): Place | null {
  const [list, key = ""] = path.split(".");
  if (list === "questions" || list === "endings") {
    const found = definition[list].find((one) => one.id === key) ?? definition[list][Number(key)];
    return found ? { list, id: found.id } : null;
  }
  const rule = list === "logic" ? definition.logic[Number(key)] : undefined;
  return rule && definition.questions.some(({ id }) => id === rule.after)
    ? { list: "questions", id: rule.after }
    : null;
}
