import { type AnswerRow, answersOf } from "@/db/rollups/stored-answer";
import { ANSWER_STATUS } from "@/db/schema/response";
import { type BandName, bandOf, SCALES, type ScaleId } from "@/domain/metrics/scale";
import { type AnswerValue, isNotApplicable, isPlainObject } from "@/domain/survey/answer-value";
import type { Definition, Question } from "@/domain/survey/definition";
import { pointsOf } from "@/domain/survey/labels";
import { type Locale, textIn } from "@/domain/survey/locale";
import { isScoreQuestion, wordingOf } from "@/domain/survey/outline";
import { answerInWords } from "@/domain/survey/piped-answer";
import { plainWords } from "@/domain/survey/pipes";

/** One answer in the words of the version and the language that it was given in. */
export interface SaidAnswer {
  readonly questionId: string;
  readonly question: string;
  readonly lines: readonly string[];
  /** Why it says nothing or counts nowhere; null where it simply is an answer. */
  readonly note: string | null;
  readonly isText: boolean;
}

/** A score in a list, coloured by the group of the scale it was given on. */
export interface Pill {
  readonly score: string;
  readonly tone: "low" | "middle" | "high";
  /** "detractor", for who does not see the colour. */
  readonly group: string;
}

/** The answers of one response in the order of its version's questions. */
export function describeAnswers(
  definition: Definition,
  rows: readonly (AnswerRow & { readonly offPath?: boolean })[],
  response: { readonly locale: Locale; readonly attributes: Readonly<Record<string, string>> },
): SaidAnswer[] {
  const { locale, attributes } = response;
  const given = answersOf(definition, rows, "asGiven");
  return definition.questions.flatMap((question) => {
    const row = rows.find((one) => one.questionId === question.id);
    if (!row) return [];
    const { title } = wordingOf(definition, question, { answers: given, attributes, locale });
    return {
      questionId: question.id,
      question: plainWords(title, definition.brand.name),
      lines: linesOf(definition, question, row, given[question.id], locale),
      note: row.offPath ? "Off the path after a change: kept, counted nowhere." : null,
      isText: row.text !== null,
    };
  });
}

/** The words of one answer in one line, for a table; "" where there is none. */
export function answerLine(
  definition: Definition,
  questionId: string,
  rows: readonly AnswerRow[],
  locale: Locale,
): string {
  const question = definition.questions.find((one) => one.id === questionId);
  const row = rows.find((one) => one.questionId === questionId);
  if (!question || !row) return "";
  if (row.text !== null) return row.text;
  const value = answersOf(definition, [row], "asGiven")[questionId];
  if (typeof value === "number") return String(value);
  return linesOf(definition, question, row, value, locale).join(", ");
}

/** A counted score with its group; null where the scale has none. */
export function pillOf(scale: ScaleId | null, score: number | null): Pill | null {
  if (scale === null || score === null) return null;
  const band = bandOf(SCALES[scale], score);
  const { groups } = SCALES[scale];
  const place = groups.findIndex((one) => one.name === band);
  if (band === null || place < 0) return null;
  const tone = place === 0 ? "low" : place === groups.length - 1 ? "high" : "middle";
  return { score: String(score), tone, group: ONE_OF[band] };
}

/** What somebody in a band is called. */
const ONE_OF: Readonly<Record<BandName, string>> = {
  detractors: "detractor",
  passives: "passive",
  promoters: "promoter",
  dissatisfied: "dissatisfied",
  neutral: "neutral",
  satisfied: "satisfied",
  difficult: "difficult",
  easy: "easy",
  notCompleted: "not completed",
  completed: "completed",
};

function linesOf(
  definition: Definition,
  question: Question,
  row: AnswerRow,
  value: AnswerValue | undefined,
  locale: Locale,
): string[] {
  if (row.status === ANSWER_STATUS.missing) return ["Left empty"];
  if (row.status === ANSWER_STATUS.invalid) return [`“${rawOf(row.choices)}”, which is not on the scale`];
  if (value === undefined) return [];
  if (isNotApplicable(value)) return ["Not applicable"];
  if (isScoreQuestion(question) && typeof value === "number") {
    const points = pointsOf(question, locale, definition.locale);
    const label = points.find((one) => one.score === value)?.label ?? "";
    return [`${value} of ${points.at(-1)?.score ?? value}${label === "" ? "" : ` · ${label}`}`];
  }
  if ((question.kind === "matrix" || question.kind === "quality") && isPlainObject(value)) {
    const points = pointsOf(question, locale, definition.locale);
    return question.rows.flatMap((one) =>
      value[one.id] === undefined
        ? []
        : [
            `${textIn(one.label, locale, definition.locale)}: ${String(value[one.id])} of ${points.at(-1)?.score ?? ""}`,
          ],
    );
  }
  if (question.kind === "consent") return [value === true ? "Agreed" : "Did not agree"];
  return [answerInWords(question, value, locale, definition.locale)];
}

function rawOf(choices: unknown): string {
  return isPlainObject(choices) && typeof choices.raw === "string" ? choices.raw : "";
}
