import { type Answers, type AnswerValue, isPlainObject } from "@/domain/survey/answer-value";
import { asks, type PathContext, pathOf } from "@/domain/survey/branching";
import type { Definition } from "@/domain/survey/definition";
import type { FieldError } from "@/domain/survey/field-error";
import { checkValue } from "@/domain/survey/kinds/check";
import { questionById } from "@/domain/survey/outline";

/** What a step of answers is checked against. */
export interface CheckOptions {
  /** The answers are sent as complete: every required question on their path must be answered. */
  readonly complete: boolean;
  readonly context: PathContext;
  /** What this submission has stored so far. */
  readonly stored?: Answers;
  /**
   * The questions this step shows: those that are required must be answered, complete or not. Where several stand
   * together, what was answered to one that the others' answers take off the path is left out, not refused.
   */
  readonly steps?: readonly string[];
}

export type CheckedAnswers =
  | {
      readonly ok: true;
      /** Stored and given answers, merged; what was taken back is gone. */
      readonly answers: Answers;
      /** Ids of the questions these answers lead to, in order, answered or not. */
      readonly onPath: string[];
      /** Ids of answers that are kept although the path no longer leads to their question; they count nowhere. */
      readonly offPath: string[];
      /** The id of the ending these answers lead to. */
      readonly ending: string;
    }
  | { readonly ok: false; readonly errors: FieldError[] };

const MOST_ERRORS = 50;

/**
 * Whether these answers fit this survey. Every given value is checked against its question; then the path is walked with
 * the merged answers, and an answer to a question that was never asked is refused (one stored earlier, or sent again
 * unchanged, is kept and marked instead). Takes anything, never throws; paths read `answers.<question>`.
 */
export function checkAnswers(definition: Definition, given: unknown, options: CheckOptions): CheckedAnswers {
  if (!isPlainObject(given))
    return { ok: false, errors: [{ path: "answers", message: "Must be an object {question: answer}.", code: "type" }] };
  const ids = Object.keys(given);
  if (ids.length > definition.questions.length)
    return {
      ok: false,
      errors: [{ path: "answers", message: "Holds more answers than the survey has questions.", code: "too_many" }],
    };

  const errors: FieldError[] = [];
  const incoming: Record<string, AnswerValue | null> = {};
  for (const id of ids) {
    const question = questionById(definition, id);
    const path = `answers.${id.slice(0, 64)}`;
    if (!question) {
      errors.push({ path, message: "There is no such question.", code: "unknown" });
    } else if (given[id] === null) {
      incoming[id] = null;
    } else {
      const checked = checkValue(question, given[id]);
      if (checked.ok) incoming[id] = checked.value;
      else {
        const { code, message, limit, at } = checked;
        errors.push({
          path: at === undefined ? path : `${path}.${at}`,
          message,
          code,
          ...(limit === undefined ? {} : { limit }),
        });
      }
    }
  }
  const refused = new Set(errors.map((error) => error.path.split(".")[1]));
  const { stored = {}, steps = [] } = options;
  // What else is missing on a screen is told at once with what does not fit.
  if (refused.size > 0 && steps.length < 2) return { ok: false, errors: errors.slice(0, MOST_ERRORS) };

  const answers = mergeAnswers(stored, incoming);
  const { questions, ending } = pathOf(definition, answers, options.context);
  const onPath = questions.map((question) => question.id);
  for (const id of Object.keys(answers).filter((one) => !onPath.includes(one))) {
    const news = Object.hasOwn(incoming, id) && !equalAnswers(incoming[id], stored[id]);
    if (news && steps.length > 1 && steps.includes(id)) takeBack(answers, stored, id);
    else if (news) errors.push({ path: `answers.${id}`, message: "This question was never asked.", code: "not_asked" });
  }
  for (const question of questions) {
    const due = question.required && asks(question) && (options.complete || steps.includes(question.id));
    if (due && !Object.hasOwn(answers, question.id) && !refused.has(question.id))
      errors.push({ path: `answers.${question.id}`, message: "This question needs an answer.", code: "required" });
  }
  if (errors.length > 0) return { ok: false, errors: errors.slice(0, MOST_ERRORS) };
  const offPath = Object.keys(answers).filter((id) => !onPath.includes(id));
  return { ok: true, answers, onPath, offPath, ending: ending.id };
}

function takeBack(answers: Answers, stored: Answers, id: string): void {
  const before = stored[id];
  if (before === undefined) delete answers[id];
  else answers[id] = before;
}

/** Stored answers with newer ones over them, by question; `null` takes an answer back. Neither argument is changed. */
export function mergeAnswers(stored: Answers, incoming: Readonly<Record<string, AnswerValue | null>>): Answers {
  const merged: Answers = { ...stored };
  for (const [id, value] of Object.entries(incoming)) {
    if (value === null) delete merged[id];
    else merged[id] = value;
  }
  return merged;
}

/** Whether two answers say the same; the order of a ranking matters, that of an object's keys does not. */
export function equalAnswers(a: AnswerValue | null | undefined, b: AnswerValue | null | undefined): boolean {
  return canonical(a) === canonical(b);
}

/** One text for equal answers, whatever the order of keys: to tell "the same content" from another (200 or 409). */
export function canonicalAnswers(answers: Answers): string {
  return canonical(answers);
}

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (!isPlainObject(value)) return JSON.stringify(value) ?? "null";
  const keys = Object.keys(value).sort();
  return `{${keys.map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`).join(",")}}`;
}
