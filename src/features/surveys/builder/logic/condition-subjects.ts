import { SCALES, type ScaleId } from "@/domain/metrics/scale";
import type { Condition, Operator, Test } from "@/domain/survey/condition";
import type { Definition, Question } from "@/domain/survey/definition";
import { type Locale, textIn } from "@/domain/survey/locale";
import { isScoreQuestion, scaleOf } from "@/domain/survey/outline";
import { plainWords } from "@/domain/survey/pipes";
import { pageWords } from "@/domain/survey/words";
import type { Translator } from "@/platform/i18n/translator";

/** Something that a condition can look at, as the first token of its sentence. */
export interface Subject {
  /** `q:<question>`, `q:<question>:<row>`, `link` or `language`. */
  readonly key: string;
  readonly label: string;
}

/** How a test may be said: an operator, or its negation where people would look for one. */
export type OperatorChoice = Operator | "not includes" | "not contains";

/** What stands behind the operator. */
export type ValueKind = "none" | "one" | "pair" | "many" | "text" | "number" | "numbers" | "day" | "days";

/** One value to choose: a point of a scale, an option, yes or no, a language. */
export interface ValueChoice {
  readonly value: string | number | boolean;
  readonly label: string;
}

const LONGEST = 48;

/** Offered where there is more than one. */
export const LANGUAGE = "language";

/** All that conditions before place `end` can look at; what stands at `own` is "the answer". Statements have no answer.
 * Without `t` for whoever needs the keys alone. */
export function subjectsOf(
  definition: Definition,
  end: number,
  own: string | null,
  locale: Locale,
  t: Translator<"logic"> | null,
): Subject[] {
  const said = (word: "answer" | "link" | "language") => t?.(`subjects.${word}`) ?? word;
  const quoted = (text: string) => t?.("subjects.row", { row: cut(text) }) ?? text;
  const asked = definition.questions.slice(0, end).flatMap((question, at): Subject[] => {
    if (question.kind === "statement") return [];
    const title = plainWords(textIn(question.title, locale, definition.locale), definition.brand.name);
    const label = question.id === own ? said("answer") : `${at + 1} · ${cut(title)}`;
    const rows = "rows" in question ? question.rows : [];
    return [
      { key: `q:${question.id}`, label },
      ...rows.map((row) => ({
        key: `q:${question.id}:${row.id}`,
        label: `${question.id === own ? "" : `${at + 1} · `}${quoted(textIn(row.label, locale, definition.locale))}`,
      })),
    ];
  });
  // The answer that was just given is what one mostly asks about.
  return [
    ...asked.filter(({ key }) => own !== null && key.split(":")[1] === own),
    ...asked.filter(({ key }) => own === null || key.split(":")[1] !== own),
    { key: "link", label: said("link") },
    ...(definition.locales.length > 1 ? [{ key: LANGUAGE, label: said("language") }] : []),
  ];
}

/** The subject of a test, as a key. */
export function subjectKey(test: Test): string {
  if ("language" in test) return "language";
  if ("attribute" in test) return "link";
  return test.row === undefined ? `q:${test.question}` : `q:${test.question}:${test.row}`;
}

/** The operators that fit a subject, the likeliest first. */
export function operatorsOf(definition: Definition, key: string): OperatorChoice[] {
  if (key === "language") return ["is", "is_not"];
  if (key === "link")
    return ["is", "is_not", "contains", "not contains", "at_least", "at_most", "answered", "not_answered"];
  const question = questionOf(definition, key);
  if (!question) return [];
  const given: OperatorChoice[] = ["answered", "not_answered", ...(question.na ? (["not_applicable"] as const) : [])];
  if (scaleAt(question, key))
    return ["at_most", "at_least", "between", "is", "is_not", "one_of", ...withoutNa(given, key)];
  switch (question.kind) {
    case "single":
      return ["is", "is_not", "one_of", "none_of", ...given];
    case "yes_no":
    case "consent":
      return ["is", ...given];
    case "multiple":
    case "ranking":
      return ["includes", "not includes", ...given];
    case "number":
    case "date":
      return ["at_least", "at_most", "between", "is", ...given];
    case "short_text":
    case "long_text":
    case "email":
      return ["contains", "not contains", ...given];
    default:
      return given;
  }
}

/** What kind of value an operator takes for a subject. */
export function valueKind(definition: Definition, key: string, op: OperatorChoice): ValueKind {
  if (op === "answered" || op === "not_answered" || op === "not_applicable") return "none";
  if (key === "link") return "text";
  if (key === "language") return "one";
  const question = questionOf(definition, key);
  if (question?.kind === "number") return op === "between" ? "numbers" : "number";
  if (question?.kind === "date") return op === "between" ? "days" : "day";
  if (op === "contains" || op === "not contains") return "text";
  if (op === "one_of" || op === "none_of") return "many";
  return op === "between" ? "pair" : "one";
}

/** The values that a subject can have, where they can be listed. */
export function valuesOf(
  definition: Definition,
  key: string,
  locale: Locale,
  t: Translator<"logic"> | null,
): ValueChoice[] {
  const said = (word: "yes" | "no" | "given" | "refused" | "other") => t?.(`values.${word}`) ?? word;
  if (key === "language") return definition.locales.map((value) => ({ value, label: pageWords(value).language }));
  const question = questionOf(definition, key);
  if (!question) return [];
  const scale = scaleAt(question, key);
  if (scale) {
    const { min, max } = SCALES[scale];
    return Array.from({ length: max - min + 1 }, (_, at) => ({ value: min + at, label: String(min + at) }));
  }
  if (question.kind === "yes_no")
    return [
      { value: true, label: said("yes") },
      { value: false, label: said("no") },
    ];
  if (question.kind === "consent")
    return [
      { value: true, label: said("given") },
      { value: false, label: said("refused") },
    ];
  if (!("options" in question)) return [];
  const options = question.options.map(({ id, label }) => ({
    value: id,
    label: cut(textIn(label, locale, definition.locale)),
  }));
  return "other" in question && question.other ? [...options, { value: "other", label: said("other") }] : options;
}

/** The scale of a score or of a matrix's row; null where there are no points. */
function scaleAt(question: Question, key: string): ScaleId | null {
  if (isScoreQuestion(question)) return scaleOf(question);
  if (key.split(":").length < 3) return null;
  if (question.kind === "quality") return "rating-1-5";
  return question.kind === "matrix" ? `rating-${question.scale}` : null;
}

/** A first test for a subject: the likeliest operator with a value it can have. */
export function startingTest(definition: Definition, key: string): Test {
  const [op = "answered"] = operatorsOf(definition, key);
  return testWith(definition, key, op, null) as Test;
}

/**
 * The test of a subject with an operator; a value that still fits stays, else a likely one takes its place. A negated
 * operator gives a `not` around the test.
 */
export function testWith(definition: Definition, key: string, op: OperatorChoice, before: Test | null): Condition {
  if (key === "language") {
    const value = before && "language" in before ? before.value : (definition.locales.at(-1) ?? definition.locale);
    return { language: op === "is_not" ? "is_not" : "is", value };
  }
  const plain = op === "not includes" ? "includes" : op === "not contains" ? "contains" : op;
  const subject = subjectOf(key, before);
  const value = fittingValue(definition, key, op, before && !("language" in before) ? before.value : undefined);
  const test: Test = { ...subject, op: plain, ...(value === undefined ? {} : { value }) };
  return plain === op ? test : { not: test };
}

type Value = Extract<Test, { op: Operator }>["value"];

function subjectOf(key: string, before: Test | null): { question: string; row?: string } | { attribute: string } {
  if (key === "link") return { attribute: before && "attribute" in before ? before.attribute : "plan" };
  const [, question = "", row] = key.split(":");
  return row === undefined ? { question } : { question, row };
}

function fittingValue(definition: Definition, key: string, op: OperatorChoice, before: Value): Value {
  const values = valuesOf(definition, key, definition.locale, null).map(({ value }) => value);
  const first = Array.isArray(before) ? before[0] : before;
  const known = first !== undefined && values.includes(first) ? first : undefined;
  switch (valueKind(definition, key, op)) {
    case "none":
      return undefined;
    case "one":
      return known ?? likely(definition, key, op) ?? values[0];
    case "pair": {
      const low = typeof known === "number" ? known : Number(values[0]);
      return [low, Math.max(low, Number(likely(definition, key, "at_most") ?? values.at(-1)))];
    }
    case "many": {
      const one = known ?? values[0];
      return one === undefined || typeof one === "boolean" ? [] : [one];
    }
    case "text":
      return typeof first === "string" || typeof first === "number" ? first : "";
    case "number":
      return typeof first === "number" ? first : 0;
    case "numbers":
      return typeof first === "number" ? [first, first] : [0, 10];
    case "day":
      return typeof first === "string" ? first : "";
    case "days":
      return typeof first === "string" ? [first, first] : ["", ""];
  }
}

/** The end of the low band for "at most", the start of the high one for "at least": what scores are mostly parted by. */
function likely(definition: Definition, key: string, op: OperatorChoice): number | undefined {
  const question = questionOf(definition, key);
  const scale = question && scaleAt(question, key);
  if (!scale) return undefined;
  const { groups, min, max } = SCALES[scale];
  if (op === "at_least") return groups.at(-1)?.scores[0] ?? max;
  return groups[0]?.scores.at(-1) ?? Math.floor((min + max) / 2);
}

function questionOf(definition: Definition, key: string): Question | undefined {
  const id = key.split(":")[1];
  return definition.questions.find((question) => question.id === id);
}

/** "Not applicable" is said of a whole question, not of one of its rows. */
function withoutNa(given: OperatorChoice[], key: string): OperatorChoice[] {
  return key.split(":").length < 3 ? given : given.filter((op) => op !== "not_applicable");
}

function cut(text: string): string {
  const letters = [...text];
  return letters.length > LONGEST
    ? `${letters
        .slice(0, LONGEST - 1)
        .join("")
        .trimEnd()}…`
    : text;
}
