import { plainWords } from "@/domain/survey/pipes";
import type { AnswerChoice } from "@/domain/survey/results/answer-choice";
import { SAID } from "@/domain/survey/results/given-count";
import { optionsOf } from "@/domain/survey/results/merge-asked";
import { pageWords } from "@/domain/survey/words";
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

/** One thing that can be answered, in the survey's own language: "Price", "Yes", "Speed: 4", "1. Price". */
export function choiceName(
  data: Pick<AnswersData, "definitions" | "survey" | "outline">,
  choice: AnswerChoice,
): string {
  const { locale, brandName } = data.outline;
  const words = pageWords(locale);
  const said: Readonly<Record<string, string>> = {
    true: words.yes,
    false: words.no,
    [SAID.other]: words.other,
    [SAID.notApplicable]: words.notApplicable,
  };
  const asked = questionsOf(data).find(({ id }) => id === choice.questionId);
  const label = (id: string) => {
    const found = asked && optionsOf(asked).find((one) => one.id === id)?.label;
    return found ? plainWords(found[locale] ?? Object.values(found)[0] ?? id, brandName) : (said[id] ?? id);
  };
  if (choice.item === null) return label(choice.key);
  return choice.kind === "ranking" ? `${choice.item}. ${label(choice.key)}` : `${label(choice.item)}: ${choice.key}`;
}
