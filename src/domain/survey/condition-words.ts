import type { Condition, Operand, Test } from "@/domain/survey/condition";
import type { Definition, Question } from "@/domain/survey/definition";
import { type Locale, textIn } from "@/domain/survey/locale";
import { dayInWords } from "@/domain/survey/piped-answer";
import { pageWords } from "@/domain/survey/words";

/** How a condition is said. `locale` is the language of what is quoted (titles, options); the sentence itself is English. */
export interface SaidIn {
  readonly locale: Locale;
  /** The question that the sentence stands under: its own answer is "the answer", or nothing at all where it is short. */
  readonly about?: string;
  /** For an outline: "1 is 6 or less" in place of "the answer to question 1 is 6 or less". */
  readonly short?: boolean;
}

/** Any condition as a plain clause, whatever it nests; groups inside groups stand in brackets. Total for parsed documents. */
export function conditionWords(definition: Definition, condition: Condition, said: SaidIn): string {
  if ("all" in condition) return joined(definition, condition.all, " and ", said);
  if ("any" in condition) return joined(definition, condition.any, " or ", said);
  if ("not" in condition) {
    const { not } = condition;
    if ("op" in not && (not.op === "includes" || not.op === "contains")) return oneTest(definition, not, said, true);
    return `not (${conditionWords(definition, not, { ...said, short: false })})`;
  }
  if ("language" in condition)
    return `the language is ${condition.language === "is" ? "" : "not "}${pageWords(condition.value).language}`;
  return oneTest(definition, condition, said, false);
}

function oneTest(definition: Definition, test: AboutValue, said: SaidIn, negated: boolean): string {
  const subject = subjectWords(definition, test, said);
  const rest = testWords(definition, test, said.locale, negated);
  const bare = subject === "" && rest.startsWith("is ") && !rest.startsWith("is not ");
  return subject === "" ? (bare ? rest.slice(3) : rest) : `${subject} ${rest}`;
}

/** What a test looks at: "the answer", "the answer to question 2", "“Speed” of question 3", "“plan” in the link". */
function subjectWords(definition: Definition, test: AboutValue, { about, short, locale }: SaidIn): string {
  if ("attribute" in test) return `“${test.attribute}” in the link`;
  const at = definition.questions.findIndex(({ id }) => id === test.question);
  const own = test.question === about;
  const asked = short ? `${at + 1}` : `question ${at + 1}`;
  if (test.row !== undefined) {
    const row = `“${rowLabel(definition, test.question, test.row, locale)}”`;
    return own ? row : `${row} of ${asked}`;
  }
  if (own) return short ? "" : "the answer";
  return short ? asked : `the answer to ${asked}`;
}

/** The part of a test behind its subject: "is 6 or less", "is one of “A”, “B”", "does not contain “slow”", "is given". */
function testWords(definition: Definition, test: AboutValue, locale: Locale, negated: boolean): string {
  const question = "question" in test ? definition.questions.find(({ id }) => id === test.question) : undefined;
  const say = (value: Operand | undefined) => operandWords(definition, question, value, locale);
  const day = typeof test.value === "string" && question?.kind === "date";
  const values = Array.isArray(test.value) ? test.value : [];
  const [low, high] = values;
  switch (test.op) {
    case "is":
      return `is ${say(test.value)}`;
    case "is_not":
      return `is not ${say(test.value)}`;
    case "at_least":
      return day ? `is ${say(test.value)} or later` : `is ${say(test.value)} or more`;
    case "at_most":
      return day ? `is ${say(test.value)} or earlier` : `is ${say(test.value)} or less`;
    case "between":
      return low === high
        ? `is ${say(low)}`
        : follows(low, high)
          ? `is ${low} or ${high}`
          : `is ${say(low)} to ${say(high)}`;
    case "one_of":
      return `is ${listed(values.map(say), "or")}`;
    case "none_of":
      return `is not ${listed(values.map(say), "or")}`;
    case "includes":
      return `${negated ? "does not include" : "includes"} ${say(test.value)}`;
    case "contains":
      return `${negated ? "does not contain" : "contains"} ${say(test.value)}`;
    case "answered":
      return "is given";
    case "not_answered":
      return "is not given";
    case "not_applicable":
      return "is “not applicable”";
  }
}

type AboutValue = Exclude<Test, { language: unknown }>;

function joined(definition: Definition, parts: readonly Condition[], link: string, said: SaidIn): string {
  const many = parts.length > 1;
  return parts
    .map((part) => {
      const words = conditionWords(definition, part, said);
      return many && ("all" in part || "any" in part) ? `(${words})` : words;
    })
    .join(link);
}

function operandWords(
  definition: Definition,
  question: Question | undefined,
  value: Operand | undefined,
  locale: Locale,
): string {
  if (value === undefined) return "…";
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (Array.isArray(value))
    return listed(
      value.map((one) => operandWords(definition, question, one, locale)),
      "or",
    );
  if (typeof value === "number") return String(value).replace("-", "−");
  if (question?.kind === "date") return dayInWords(value, "en") || value;
  if (question && "options" in question) {
    const option = question.options.find(({ id }) => id === value);
    const label = option ? textIn(option.label, locale, definition.locale) : value === "other" ? "Other" : value;
    return `“${label}”`;
  }
  return `“${value}”`;
}

function rowLabel(definition: Definition, id: string, row: string, locale: Locale): string {
  const question = definition.questions.find((one) => one.id === id);
  const found = question && "rows" in question ? question.rows.find((one) => one.id === row) : undefined;
  return found ? textIn(found.label, locale, definition.locale) : row;
}

function follows(low: unknown, high: unknown): boolean {
  return typeof low === "number" && typeof high === "number" && high === low + 1;
}

function listed(parts: readonly string[], link: string): string {
  const last = parts.at(-1) ?? "…";
  return parts.length < 2 ? last : `${parts.slice(0, -1).join(", ")} ${link} ${last}`;
}
