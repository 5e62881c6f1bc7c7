import { type AnswerRow, answersOf } from "@/db/rollups/stored-answer";
import { ANSWER_STATUS } from "@/db/schema/response";
import { bandOf, SCALES, type ScaleId } from "@/domain/metrics/scale";
import { type AnswerValue, isNotApplicable, isPlainObject } from "@/domain/survey/answer-value";
import type { Definition, Question } from "@/domain/survey/definition";
import { pointsOf } from "@/domain/survey/labels";
import { type Locale, textIn } from "@/domain/survey/locale";
import { isScoreQuestion, wordingOf } from "@/domain/survey/outline";
import { answerInWords } from "@/domain/survey/piped-answer";
import { plainWords } from "@/domain/survey/pipes";
import type { Words } from "@/features/responses/say-answers";

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
  words: Words,
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
      lines: linesOf(definition, question, row, given[question.id], locale, words),
      note: row.offPath ? words.t("said.offPath") : null,
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
  words: Words,
): string {
  const question = definition.questions.find((one) => one.id === questionId);
  const row = rows.find((one) => one.questionId === questionId);
  if (!question || !row) return "";
  if (row.text !== null) return row.text;
  const value = answersOf(definition, [row], "asGiven")[questionId];
  if (typeof value === "number") return String(value);
  return linesOf(definition, question, row, value, locale, words).join(", ");
}

/** A counted score with its group; null where the scale has none. */
export function pillOf(scale: ScaleId | null, score: number | null, { t }: Words): Pill | null {
  if (scale === null || score === null) return null;
  const band = bandOf(SCALES[scale], score);
  const { groups } = SCALES[scale];
  const place = groups.findIndex((one) => one.name === band);
  if (band === null || place < 0) return null;
  const tone = place === 0 ? "low" : place === groups.length - 1 ? "high" : "middle";
  return { score: String(score), tone, group: t(`one.${band}`) };
}

function linesOf(
  definition: Definition,
  question: Question,
  row: AnswerRow,
  value: AnswerValue | undefined,
  locale: Locale,
  { t }: Words,
): string[] {
  if (row.status === ANSWER_STATUS.missing) return [t("said.empty")];
  if (row.status === ANSWER_STATUS.invalid) return [t("said.offScale", { text: rawOf(row.choices) })];
  if (value === undefined) return [];
  if (isNotApplicable(value)) return [t("said.na")];
  if (isScoreQuestion(question) && typeof value === "number") {
    const points = pointsOf(question, locale, definition.locale);
    const label = points.find((one) => one.score === value)?.label ?? "";
    const said = t("said.of", { score: String(value), max: String(points.at(-1)?.score ?? value) });
    return [label === "" ? said : `${said} · ${label}`];
  }
  if ((question.kind === "matrix" || question.kind === "quality") && isPlainObject(value)) {
    const points = pointsOf(question, locale, definition.locale);
    return question.rows.flatMap((one) =>
      value[one.id] === undefined
        ? []
        : [
            `${textIn(one.label, locale, definition.locale)}: ${t("said.of", { score: String(value[one.id]), max: String(points.at(-1)?.score ?? "") })}`,
          ],
    );
  }
  if (question.kind === "consent") return [value === true ? t("said.agreed") : t("said.notAgreed")];
  return [answerInWords(question, value, locale, definition.locale)];
}

function rawOf(choices: unknown): string {
  return isPlainObject(choices) && typeof choices.raw === "string" ? choices.raw : "";
}
