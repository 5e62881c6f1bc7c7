import type { Answers } from "@/domain/survey/answer-value";
import { type Facts, holds } from "@/domain/survey/conditions";
import type { Definition, Ending, Question } from "@/domain/survey/definition";
import type { Locale } from "@/domain/survey/locale";

/** What branching may look at besides the answers. */
export interface PathContext {
  readonly attributes: Readonly<Record<string, string>>;
  readonly locale: Locale;
}

/** The questions that answers lead to, in order, and the ending behind them. */
export interface Path {
  readonly questions: Question[];
  readonly ending: Ending;
}

/**
 * The one engine: the questions these answers lead to, in order, and the ending. One pass forward; conditions see only
 * answers to questions on the path, so what a change took off the path cannot steer it. Total for parsed definitions.
 */
export function pathOf(definition: Definition, answers: Answers, context: PathContext): Path {
  const facts: Facts & { answers: Answers } = { ...context, answers: {} };
  const questions: Question[] = [];
  let from = 0;
  while (from < definition.questions.length) {
    const question = definition.questions[from];
    if (!question) break;
    from += 1;
    if (question.showIf && !holds(question.showIf, facts)) continue;
    questions.push(question);
    const answer = Object.hasOwn(answers, question.id) ? answers[question.id] : undefined;
    if (answer !== undefined) facts.answers[question.id] = answer;
    const rule = definition.logic.find((one) => one.after === question.id && (!one.when || holds(one.when, facts)));
    if (!rule) continue;
    if ("ending" in rule.go) return { questions, ending: endingNamed(definition, rule.go.ending) };
    const { question: to } = rule.go;
    from = Math.max(
      from,
      definition.questions.findIndex((one) => one.id === to),
    );
  }
  const ending = definition.endings.find((one) => !one.when || holds(one.when, facts));
  return { questions, ending: ending ?? lastEnding(definition) };
}

/** A question or an ending, whichever comes next. */
export type Step =
  | { readonly question: Question; readonly ending?: undefined }
  | { readonly ending: Ending; readonly question?: undefined };

/**
 * What comes next. With `after` (the question just shown): a required question left open before it, else the one that
 * follows it on the path, answered or not, else the ending. Without: the first question that is open and either required
 * or behind the last answer given, else the ending (an optional question that was passed counts as passed).
 */
export function nextStep(
  definition: Definition,
  answers: Answers,
  context: PathContext & { readonly after?: string },
): Step {
  const { questions, ending } = pathOf(definition, answers, context);
  const open = (question: Question) => !Object.hasOwn(answers, question.id);
  const shown = context.after === undefined ? -1 : questions.findIndex((question) => question.id === context.after);
  if (shown >= 0) {
    const missed = questions
      .slice(0, shown + 1)
      .find((question) => question.required && open(question) && asks(question));
    const next = missed ?? questions[shown + 1];
    return next ? { question: next } : { ending };
  }
  const last = questions.findLastIndex((question) => !open(question));
  const next = questions.find(
    (question, index) => open(question) && ((question.required && asks(question)) || index > last),
  );
  return next ? { question: next } : { ending };
}

/** The question before this one on the path, or null at its start. */
export function previousQuestion(
  definition: Definition,
  answers: Answers,
  context: PathContext,
  id: string,
): Question | null {
  const { questions } = pathOf(definition, answers, context);
  const at = questions.findIndex((question) => question.id === id);
  return (at > 0 ? questions[at - 1] : undefined) ?? null;
}

/** Whether a question wants an answer at all. */
export function asks(question: Question): boolean {
  return question.kind !== "statement";
}

function endingNamed(definition: Definition, id: string): Ending {
  return definition.endings.find((ending) => ending.id === id) ?? lastEnding(definition);
}

function lastEnding(definition: Definition): Ending {
  return definition.endings[definition.endings.length - 1] ?? { id: "end", title: {} };
}
