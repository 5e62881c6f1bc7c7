import type { Guess } from "@/domain/imports/guess";
import type { Mapping } from "@/domain/imports/mapping";
import { OTHER_KINDS } from "@/domain/imports/others/other";
import type { Wordings } from "@/domain/imports/wording";
import { SCALES } from "@/domain/metrics/scale";
import type { Definition, Question } from "@/domain/survey/definition";
import { textIn } from "@/domain/survey/locale";
import { scaleOf, scoreQuestions } from "@/domain/survey/outline";
import { plainWords } from "@/domain/survey/pipes";
import { type MappingForm, NEW_QUESTION, newOther, type SurveyChoice } from "@/features/imports/write-mapping";

/** What the form shows of a survey. */
export function describeSurvey(id: string, name: string, definition: Definition): SurveyChoice {
  const { locale, brand } = definition;
  const titleOf = ({ title }: Question) => plainWords(textIn(title, locale, locale), brand.name);
  const questions = scoreQuestions(definition).map((question) => {
    const { min, max } = SCALES[scaleOf(question)];
    return { id: question.id, title: titleOf(question), kind: question.kind, scale: `${min}-${max}` };
  });
  const others = definition.questions.flatMap((question) => {
    const kind = OTHER_KINDS.find((one) => one === question.kind);
    return kind === undefined ? [] : [{ id: question.id, title: titleOf(question), kind }];
  });
  return { id, name, questions, others };
}

/** Words for scores as the form holds them: `good = 1, bad = 0`. */
function wordsOf(values: Readonly<Record<string, number>>): string {
  return Object.entries(values)
    .map(([word, value]) => `${word} = ${value}`)
    .join(", ");
}

/** How the form begins: as it was ordered before, else with what the columns look like. */
export function startForm(
  before: { mapping: Mapping; run: { surveyId: string | null; name: string | null } } | null,
  guess: Guess,
  fileName: string,
  wordings: Wordings = new Map(),
): MappingForm {
  if (before === null) {
    return {
      survey: "",
      name: fileName
        .replace(/\.[a-z]{2,4}$/i, "")
        .replace(/[_-]+/g, " ")
        .trim()
        .slice(0, 120),
      dateColumns: guess.date.columns,
      patterns: guess.date.patterns.join("\n"),
      zone: guess.date.zone ?? "",
      questions: guess.questions.map(({ column, kind, scale, values }) => ({
        ...{ ...NEW_QUESTION, column, kind },
        scale: scale ? `${scale.min}-${scale.max}` : "",
        values: wordsOf(values ?? {}),
      })),
      others: guess.others.map(({ columns, kind }) => newOther(columns, kind, wordings)),
      aside: [],
      comment: guess.comment ?? "",
      customer: guess.customer ?? "",
      id: guess.id ?? "",
      interaction: guess.interaction ?? "",
      attributes: guess.attributes,
    };
  }
  const { mapping, run } = before;
  return {
    survey: run.surveyId ?? "",
    name: run.name ?? "",
    dateColumns: mapping.date.columns,
    patterns: mapping.date.pattern.join("\n"),
    zone: mapping.date.zone ?? "",
    questions: mapping.questions.map((one) => ({
      column: one.column,
      kind: one.kind,
      scale: `${one.scale.min}-${one.scale.max}`,
      highMeans: one.scale.highMeans ?? "",
      missing: one.missing.join(", "),
      values: wordsOf(one.values),
      question: one.question ?? "",
    })),
    others: mapping.others.map(({ columns, kind, title, separator, question }) => ({
      ...newOther(columns, kind),
      ...(title === undefined ? {} : { title }),
      separator: separator ?? "",
      question: question ?? "",
    })),
    aside: [],
    comment: mapping.comment ?? "",
    customer: mapping.customer ?? "",
    id: mapping.id ?? "",
    interaction: mapping.interaction ?? "",
    attributes: mapping.attributes,
  };
}
