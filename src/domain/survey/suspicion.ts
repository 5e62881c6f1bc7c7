import type { Answers, AnswerValue } from "@/domain/survey/answer-value";
import { isPlainObject } from "@/domain/survey/answer-value";
import type { Definition, Question } from "@/domain/survey/definition";
import { questionById } from "@/domain/survey/outline";

/** What makes an answer look as if no person gave it, in the order in which it is told. */
export const SUSPICIONS = [
  "honeypot",
  "too_fast",
  "no_page",
  "old_page",
  "reused_page",
  "repeated_text",
  "straight_line",
] as const;
export type Suspicion = (typeof SUSPICIONS)[number];

/** What the door saw of one submission besides its answers. */
export interface Circumstances {
  /** Words stood in the field that no person sees. */
  readonly trap: boolean;
  /** What is known of the page it was sent from: `none` where a form came without one, `program` where none is needed. */
  readonly page: "own" | "none" | "old" | "reused" | "program";
  /** Seconds from showing the page to receiving its answers; null where it cannot be known. */
  readonly seconds: number | null;
  /** The same comment came from so many others that it is no chance. */
  readonly repeated: boolean;
}

/** What was found: the marks, and whether they are enough to keep the answer apart until somebody looks at it. */
export interface Suspected {
  readonly marks: readonly Suspicion[];
  readonly hold: boolean;
}

/**
 * Nobody reads a question and presses an answer within this. A bot fills a form in well under it; the quickest people,
 * who open a link with the answer chosen and press Send, take about a second.
 */
const FIRST_SECONDS = 0.4;
/** What each further question takes that is answered by a press. What a browser may fill in by itself takes nothing. */
const FURTHER_SECONDS = 0.3;
/** Rows of one matrix that all say the same: fewer are often what somebody thinks. */
const STRAIGHT_ROWS = 5;

const PRESSED: ReadonlySet<Question["kind"]> = new Set([
  "nps",
  "csat",
  "ces",
  "rating",
  "single",
  "multiple",
  "yes_no",
  "ranking",
  "consent",
  "matrix",
  "quality",
]);

/**
 * Judges one submission. Answers in a straight line only mark it: honest people do that too. What a program sends counts
 * unless the survey takes answers only from its page, so there even a repeated comment only marks.
 */
export function suspect(definition: Definition, answers: Answers, seen: Circumstances): Suspected {
  const found: Record<Suspicion, boolean> = {
    honeypot: seen.trap,
    too_fast: seen.seconds !== null && seen.seconds < leastSeconds(definition, answers),
    no_page: seen.page === "none",
    old_page: seen.page === "old",
    reused_page: seen.page === "reused",
    repeated_text: seen.repeated,
    straight_line: Object.entries(answers).some(([id, value]) => isStraight(questionById(definition, id), value)),
  };
  const marks = SUSPICIONS.filter((one) => found[one]);
  const holding = marks.filter(holds);
  return { marks, hold: holding.length > 0 && seen.page !== "program" };
}

/** Whether an answer with this mark is kept apart, and not only marked. */
export function holds(mark: Suspicion): boolean {
  return mark !== "straight_line";
}

/**
 * Whether later steps of one response came too quickly after its first: three questions or more, none of which can have
 * been read. Two may be one person's double press.
 */
export function isHasty(definition: Definition, answers: Answers, secondsSinceFirst: number): boolean {
  const pressed = pressedIn(definition, answers);
  return secondsSinceFirst >= 0 && pressed >= 3 && secondsSinceFirst < (pressed - 1) * FURTHER_SECONDS;
}

/** The marks in what is stored as a response's reason; null for a reason in somebody's own words. */
export function readMarks(reason: string | null): Suspicion[] | null {
  if (reason === null || reason === "") return [];
  const words = reason.split(" ");
  const known = SUSPICIONS.filter((one) => words.includes(one));
  return known.length === words.length ? known : null;
}

/** Marks as they are stored; null where there are none. */
export function writeMarks(marks: readonly Suspicion[]): string | null {
  return marks.length === 0 ? null : SUSPICIONS.filter((one) => marks.includes(one)).join(" ");
}

function leastSeconds(definition: Definition, answers: Answers): number {
  return FIRST_SECONDS + Math.max(0, pressedIn(definition, answers) - 1) * FURTHER_SECONDS;
}

function pressedIn(definition: Definition, answers: Answers): number {
  return Object.keys(answers).filter((id) => {
    const kind = questionById(definition, id)?.kind;
    return kind !== undefined && PRESSED.has(kind);
  }).length;
}

function isStraight(question: Question | undefined, value: AnswerValue): boolean {
  if (question?.kind !== "matrix" || !isPlainObject(value)) return false;
  const scores = Object.values(value);
  return scores.length >= STRAIGHT_ROWS && new Set(scores).size === 1;
}
