import { ANSWER_STATES, ANSWER_STATUS } from "@/db/schema/response";
import { type Answers, type AnswerValue, isNotApplicable } from "@/domain/survey/answer-value";
import type { Definition } from "@/domain/survey/definition";
import { countedScore, isScoreQuestion, questionById, questionsOf } from "@/domain/survey/outline";

/** The question id under which a response's own completion is tallied: 0 begun, 1 complete. */
export const COMPLETION = "@completion";

/** One answer as its row holds it, but for what it copies from its response. */
export interface StoredAnswer {
  readonly questionId: string;
  readonly kind: string;
  readonly series: number;
  readonly status: number;
  readonly score: number | null;
  readonly choices: unknown;
  readonly text: string | null;
  readonly offPath: boolean;
}

export type ResponseState = "counted" | "test" | "held" | "excluded" | "superseded";

/** The `answer.state` of an answer: its response's, unless a later change took it off the path. */
export function answerState(state: ResponseState, offPath: boolean): number {
  return offPath ? ANSWER_STATES.offPath : ANSWER_STATES[state];
}

/** An answer that says nothing countable: `missing` (a declared code, a blank), or `invalid` with what was written. */
export function unscoredAnswer(
  questionId: string,
  kind: string,
  series: number,
  status: "missing" | "invalid",
  raw: string,
): StoredAnswer {
  const choices = status === "invalid" ? { raw } : null;
  return { questionId, kind, series, status: ANSWER_STATUS[status], score: null, choices, text: null, offPath: false };
}

/** A given score. */
export function scoredAnswer(questionId: string, kind: string, series: number, score: number): StoredAnswer {
  return { questionId, kind, series, status: ANSWER_STATUS.score, score, choices: null, text: null, offPath: false };
}

/** A free text. */
export function textAnswer(questionId: string, kind: string, text: string): StoredAnswer {
  return { questionId, kind, series: 0, status: ANSWER_STATUS.other, score: null, choices: null, text, offPath: false };
}

/** The row that says whether a response is complete. Every response has one. */
export function completionAnswer(complete: boolean): StoredAnswer {
  return { ...scoredAnswer(COMPLETION, "completion", 1, complete ? 1 : 0) };
}

/**
 * A response's answers as rows. Answers were checked against `definition` before; those in `offPath` are kept and count
 * nowhere; null and undefined values leave no row. The completion row comes first.
 */
export function storedAnswers(
  definition: Definition,
  series: Readonly<Record<string, number>>,
  answers: Answers,
  offPath: readonly string[],
  complete: boolean,
): StoredAnswer[] {
  const rows = [completionAnswer(complete)];
  for (const question of questionsOf(definition)) {
    const value = answers[question.id];
    if (value === undefined) continue;
    const off = offPath.includes(question.id);
    const row = { questionId: question.id, kind: question.kind, series: series[question.id] ?? 0, offPath: off };
    const empty = { score: null, choices: null, text: null };
    if (isNotApplicable(value)) {
      const status = isScoreQuestion(question) ? ANSWER_STATUS.notApplicable : ANSWER_STATUS.other;
      rows.push({ ...row, ...empty, status, choices: { na: true } });
    } else if (isScoreQuestion(question) && typeof value === "number") {
      rows.push({ ...row, ...empty, status: ANSWER_STATUS.score, score: countedScore(question, value) });
    } else if (typeof value === "string" && ["short_text", "long_text", "email"].includes(question.kind)) {
      rows.push({ ...row, ...empty, status: ANSWER_STATUS.other, text: value });
    } else {
      rows.push({ ...row, ...empty, status: ANSWER_STATUS.other, choices: value });
    }
  }
  return rows;
}

/** A row of `answer` as far as it says what was answered. */
export interface AnswerRow {
  readonly questionId: string;
  readonly status: number;
  readonly score: number | null;
  readonly choices: unknown;
  readonly text: string | null;
}

/**
 * The answers of stored rows, by question. `asGiven` is the inverse of `storedAnswers`; `asCounted` leaves effort turned
 * round, so that in lists and exports too a lower score always means more effort.
 */
export function answersOf(definition: Definition, rows: readonly AnswerRow[], as: "asGiven" | "asCounted"): Answers {
  const answers: Answers = {};
  for (const row of rows) {
    const question = questionById(definition, row.questionId);
    // A cell off its scale and a declared code are counted and told in the import's report; they answer nothing.
    const says = row.status !== ANSWER_STATUS.missing && row.status !== ANSWER_STATUS.invalid;
    if (!question || !says) continue;
    const turn = as === "asGiven" && isScoreQuestion(question) && row.score !== null;
    const score = turn ? countedScore(question, row.score) : row.score;
    const value = score ?? row.text ?? row.choices;
    if (value !== null) answers[row.questionId] = value as AnswerValue;
  }
  return answers;
}
