import { SCALES } from "@/domain/metrics/scale";
import type { Answers, AnswerValue } from "@/domain/survey/answer-value";
import type { Condition } from "@/domain/survey/condition";
import { holds } from "@/domain/survey/conditions";
import type { Definition, Question } from "@/domain/survey/definition";
import { isScoreQuestion, scaleOf } from "@/domain/survey/outline";

const MOST_TRIED = 4_000;

/**
 * Whether the first conditions can all fail while the last holds (`undefined` always holds). Exact where only scores,
 * single choices and yes or no are looked at and the combinations are few; else it is taken to be possible, so that what
 * is called impossible is impossible.
 */
export function canHold(
  definition: Definition,
  failing: readonly Condition[],
  holding: Condition | undefined,
): boolean {
  const conditions = holding ? [...failing, holding] : failing;
  if (conditions.length === 0) return true;
  const domains: [string, readonly (AnswerValue | undefined)[]][] = [];
  for (const id of new Set(conditions.flatMap(askedIn))) {
    const values = valuesOfQuestion(definition.questions.find((question) => question.id === id));
    if (!values) return true;
    domains.push([id, values]);
  }
  if (conditions.some(looksElsewhere) || domains.reduce((size, [, values]) => size * values.length, 1) > MOST_TRIED)
    return true;
  const fits = (answers: Answers): boolean => {
    const facts = { answers, attributes: {}, locale: definition.locale };
    return failing.every((one) => !holds(one, facts)) && (!holding || holds(holding, facts));
  };
  return some(domains, {}, fits);
}

/** Whether a condition may look at what nobody can list: the link, the language, free words. */
function looksElsewhere(condition: Condition): boolean {
  if ("all" in condition) return condition.all.some(looksElsewhere);
  if ("any" in condition) return condition.any.some(looksElsewhere);
  if ("not" in condition) return looksElsewhere(condition.not);
  return !("question" in condition);
}

/** For each question, the places (questions by index; `questions.length` is the end) that can follow it. */
export function waysFrom(definition: Definition, index: number): number[] {
  const question = definition.questions[index];
  if (!question) return [];
  const passed: Condition[] = [];
  const ways = new Set<number>();
  if (question.showIf && canHold(definition, [question.showIf], undefined)) ways.add(index + 1);
  if (!canHold(definition, [], question.showIf)) return [index + 1];
  for (const rule of definition.logic.filter((one) => one.after === question.id)) {
    if (canHold(definition, passed, rule.when)) {
      const { go } = rule;
      ways.add("ending" in go ? definition.questions.length : indexOf(definition, go.question));
    }
    if (!rule.when) return [...ways];
    passed.push(rule.when);
  }
  if (canHold(definition, passed, undefined)) ways.add(index + 1);
  return [...ways];
}

function indexOf(definition: Definition, id: string): number {
  return definition.questions.findIndex((question) => question.id === id);
}

function askedIn(condition: Condition): string[] {
  if ("all" in condition) return condition.all.flatMap(askedIn);
  if ("any" in condition) return condition.any.flatMap(askedIn);
  if ("not" in condition) return askedIn(condition.not);
  return "question" in condition ? [condition.question] : [];
}

function valuesOfQuestion(question: Question | undefined): (AnswerValue | undefined)[] | null {
  if (!question) return null;
  const none = [undefined, ...(question.na ? [{ na: true } as const] : [])];
  if (isScoreQuestion(question)) {
    const { min, max } = SCALES[scaleOf(question)];
    return [...none, ...Array.from({ length: max - min + 1 }, (_, at) => min + at)];
  }
  if (question.kind === "yes_no" || question.kind === "consent") return [...none, true, false];
  if (question.kind !== "single") return null;
  const other = question.other ? [{ option: "other", text: "x" } as const] : [];
  return [...none, ...question.options.map(({ id }) => id), ...other];
}

function some(
  domains: readonly (readonly [string, readonly (AnswerValue | undefined)[]])[],
  chosen: Answers,
  fits: (answers: Answers) => boolean,
): boolean {
  const [next, ...rest] = domains;
  if (!next) return fits(chosen);
  const [id, values] = next;
  return values.some((value) => some(rest, value === undefined ? chosen : { ...chosen, [id]: value }, fits));
}
