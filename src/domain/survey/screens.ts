import type { Answers } from "@/domain/survey/answer-value";
import { nextStep, type PathContext, pathOf, type Step } from "@/domain/survey/branching";
import type { Definition, Question } from "@/domain/survey/definition";

/** Questions that are shown together. */
export interface Screen {
  readonly questions: readonly Question[];
  /** Which of the path's screens this is, from 1, and of how many. */
  readonly number: number;
  readonly of: number;
}

/**
 * The screen on which a question of the path stands: alone, or with its neighbours up to the next `newScreen` in the
 * grouped layout. A question off the path stands alone.
 */
export function screenOf(definition: Definition, answers: Answers, context: PathContext, id: string): Screen {
  const { questions } = pathOf(definition, answers, context);
  const sections = sectionsOf(definition);
  const mine = sections.get(id);
  const shown = questions.filter((question) => sections.get(question.id) === mine);
  const before = new Set(questions.map((question) => sections.get(question.id)));
  const own = definition.questions.find((question) => question.id === id);
  return {
    questions: shown.some((question) => question.id === id) ? shown : own ? [own] : [],
    number: [...before].indexOf(mine) + 1,
    of: before.size,
  };
}

/**
 * What comes after a page that showed these questions: a required one left open up to there, else one that their answers
 * brought onto the same screen, else the next on the path, else the ending. Without `shown` it is `nextStep`.
 */
export function nextAfter(
  definition: Definition,
  answers: Answers,
  context: PathContext,
  shown: readonly string[] | undefined,
): Step {
  const { questions } = pathOf(definition, answers, context);
  const last = questions.findLastIndex((question) => shown?.includes(question.id));
  const after = questions[last]?.id;
  if (!shown || after === undefined) return nextStep(definition, answers, context);
  const step = nextStep(definition, answers, { ...context, after });
  if (step.question && questions.indexOf(step.question) <= last) return step;
  const sections = sectionsOf(definition);
  const added = questions
    .slice(0, last)
    .find(({ id }) => !shown.includes(id) && sections.get(id) === sections.get(shown[0] ?? ""));
  return added ? { question: added } : step;
}

/**
 * Whether what stands on a screen may change with the answers given on it: a condition, a rule, another wording or a text
 * that names an answer. Rather too often than too seldom.
 */
export function changesWithAnswers(definition: Definition, screen: Screen): boolean {
  const sections = sectionsOf(definition);
  const mine = sections.get(screen.questions[0]?.id ?? "");
  const here = definition.questions.filter((question) => sections.get(question.id) === mine);
  if (here.length < 2) return false;
  return here.some(
    (question) =>
      question.showIf !== undefined ||
      question.variants !== undefined ||
      definition.logic.some((rule) => rule.after === question.id) ||
      /\{answer\./.test(JSON.stringify([question.title, question.help])),
  );
}

/** Which section each question belongs to: its own number, or that of the last `newScreen` before it. */
function sectionsOf(definition: Definition): Map<string, number> {
  const grouped = definition.page?.layout === "grouped";
  let section = 0;
  return new Map(
    definition.questions.map((question) => {
      if (!grouped || question.newScreen) section += 1;
      return [question.id, section];
    }),
  );
}
