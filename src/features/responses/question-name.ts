import { plainWords } from "@/domain/survey/pipes";
import type { AnswersData } from "@/features/responses/read-answers";

/** The questions of the newest version among the rows shown, else of the draft; what only shows words is none. */
export function questionsOf({ definitions, survey }: Pick<AnswersData, "definitions" | "survey">) {
  const newest = [...definitions.entries()].sort(([a], [b]) => b - a)[0]?.[1] ?? survey.draft;
  return newest.questions.filter(({ kind }) => kind !== "statement");
}

/** A question in the survey's own language, without its gaps; its id where the survey does not ask it. */
export function questionName(data: Pick<AnswersData, "definitions" | "survey" | "outline">, id: string): string {
  const { locale, brandName } = data.outline;
  const title = questionsOf(data).find((one) => one.id === id)?.title;
  return title === undefined ? id : plainWords(title[locale] ?? Object.values(title)[0] ?? id, brandName);
}
