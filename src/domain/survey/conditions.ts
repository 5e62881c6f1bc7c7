import { type Answers, type AnswerValue, isNotApplicable, isOther, isPlainObject } from "@/domain/survey/answer-value";
import type { Condition, Operand, Operator, Test } from "@/domain/survey/condition";
import type { Locale } from "@/domain/survey/locale";

/** All a condition may look at: answers on the path so far, the link's attributes, the language. */
export interface Facts {
  readonly answers: Answers;
  readonly attributes: Readonly<Record<string, string>>;
  readonly locale: Locale;
}

/** Whether a condition holds. Total: an operand that does not fit its operator is simply false. */
export function holds(condition: Condition, facts: Facts): boolean {
  if ("all" in condition) return condition.all.every((part) => holds(part, facts));
  if ("any" in condition) return condition.any.some((part) => holds(part, facts));
  if ("not" in condition) return !holds(condition.not, facts);
  if ("language" in condition) return (facts.locale === condition.value) === (condition.language === "is");
  return PREDICATES[condition.op](lookedAt(condition, facts), condition.value);
}

type Value = AnswerValue | undefined;

const PREDICATES: Record<Operator, (value: Value, operand: Operand | undefined) => boolean> = {
  is: (value, operand) => same(value, operand),
  is_not: (value, operand) => !same(value, operand),
  at_least: (value, operand) => ordered(value, operand, (a, b) => a >= b),
  at_most: (value, operand) => ordered(value, operand, (a, b) => a <= b),
  between: (value, operand) =>
    Array.isArray(operand) &&
    operand.length === 2 &&
    ordered(value, operand[0], (a, b) => a >= b) &&
    ordered(value, operand[1], (a, b) => a <= b),
  one_of: (value, operand) => Array.isArray(operand) && operand.some((one) => same(value, one)),
  none_of: (value, operand) => Array.isArray(operand) && !operand.some((one) => same(value, one)),
  includes: (value, operand) => typeof operand === "string" && chosen(value).includes(operand),
  contains: (value, operand) => typeof operand === "string" && fold(wordsOf(value)).includes(fold(operand)),
  answered: (value) => value !== undefined,
  not_answered: (value) => value === undefined,
  not_applicable: (value) => isNotApplicable(value),
};

function lookedAt(test: Exclude<Test, { language: unknown }>, facts: Facts): Value {
  if ("attribute" in test)
    return Object.hasOwn(facts.attributes, test.attribute) ? facts.attributes[test.attribute] : undefined;
  const answer = Object.hasOwn(facts.answers, test.question) ? facts.answers[test.question] : undefined;
  if (test.row === undefined) return answer;
  return isPlainObject(answer) && Object.hasOwn(answer, test.row) && typeof answer[test.row] === "number"
    ? (answer[test.row] as number)
    : undefined;
}

function same(value: Value, operand: Operand | undefined): boolean {
  if (isOther(value)) return operand === "other";
  if (typeof value === "string" && typeof operand === "number") return value.trim() !== "" && Number(value) === operand;
  return value !== undefined && value === operand;
}

function ordered(value: Value, operand: Operand | undefined, fits: (a: number, b: number) => boolean): boolean {
  if (typeof value === "string" && typeof operand === "string")
    return isDay(value) && isDay(operand) && fits(day(value), day(operand));
  const left = typeof value === "string" && value.trim() !== "" ? Number(value) : value;
  return typeof left === "number" && typeof operand === "number" && fits(left, operand);
}

function isDay(text: string): boolean {
  return /^\d{4}-\d\d-\d\d$/.test(text);
}

function day(text: string): number {
  return Number(text.replaceAll("-", ""));
}

function chosen(value: Value): string[] {
  if (Array.isArray(value)) return value.map((one) => (isOther(one) ? "other" : one));
  if (isOther(value)) return ["other"];
  return typeof value === "string" ? [value] : [];
}

function wordsOf(value: Value): string {
  if (Array.isArray(value)) return value.map((one) => (isOther(one) ? one.text : one)).join("\n");
  if (isOther(value)) return value.text;
  return typeof value === "string" ? value : "";
}

function fold(text: string): string {
  return text.normalize("NFKC").toLowerCase();
}
