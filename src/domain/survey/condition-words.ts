import type { Condition, Operand, Test } from "@/domain/survey/condition";
import type { Definition, Question } from "@/domain/survey/definition";
import { type Locale, textIn } from "@/domain/survey/locale";
import { dayInWords } from "@/domain/survey/piped-answer";
import type { Say } from "@/domain/survey/say";
import { pageWords } from "@/domain/survey/words";

/** The parts that conditions and rules are put together of. */
export type LogicKey =
  | "and"
  | "or"
  | "comma"
  | "not"
  | "language"
  | "languageNot"
  | "quoted"
  | "link"
  | "rowOf"
  | "rowOfShort"
  | "answer"
  | "answerTo"
  | "sentence"
  | "yes"
  | "no"
  | "other"
  | "is"
  | "isNot"
  | "atLeast"
  | "atMost"
  | "onOrAfter"
  | "onOrBefore"
  | "range"
  | "either"
  | "includes"
  | "notIncludes"
  | "contains"
  | "notContains"
  | "answered"
  | "notAnswered"
  | "notApplicable"
  | "bareIs"
  | "bareAtLeast"
  | "bareAtMost"
  | "bareOnOrAfter"
  | "bareOnOrBefore"
  | "bareRange"
  | "bareEither"
  | "bareAnswered"
  | "bareNotApplicable"
  | "onlyIf"
  | "onlyIfStart"
  | "else"
  | "thenAlways"
  | "endWith"
  | "goTo"
  | "always"
  | "otherwise"
  | "ifThen";

/** What conditions and rules are said with. */
export interface LogicWords {
  readonly say: Say<LogicKey>;
  /** The reader's language, for days. */
  readonly reader: Locale;
}

/** Where no words are needed: what is compared is compared by value. */
export const NO_WORDS: LogicWords = { say: (key) => key, reader: "en" };

/** How a condition is said. `locale` is the language of what is quoted (titles, options), `words` the sentence's own. */
export interface SaidIn {
  readonly locale: Locale;
  readonly words: LogicWords;
  /** The question that the sentence stands under: its own answer is "the answer", or nothing at all where it is short. */
  readonly about?: string;
  /** For an outline: "1 is 6 or less" in place of "the answer to question 1 is 6 or less". */
  readonly short?: boolean;
}

/** Any condition as a plain clause, whatever it nests; groups inside groups stand in brackets. Total for parsed documents. */
export function conditionWords(definition: Definition, condition: Condition, said: SaidIn): string {
  const { say } = said.words;
  if ("all" in condition) return joined(definition, condition.all, "and", said);
  if ("any" in condition) return joined(definition, condition.any, "or", said);
  if ("not" in condition) {
    const { not } = condition;
    if ("op" in not && (not.op === "includes" || not.op === "contains")) return oneTest(definition, not, said, true);
    return say("not", { words: conditionWords(definition, not, { ...said, short: false }) });
  }
  if ("language" in condition)
    return say(condition.language === "is" ? "language" : "languageNot", {
      language: pageWords(condition.value).language,
    });
  return oneTest(definition, condition, said, false);
}

function oneTest(definition: Definition, test: AboutValue, said: SaidIn, negated: boolean): string {
  const subject = subjectWords(definition, test, said);
  const { key, values } = testWords(definition, test, said, negated);
  const { say } = said.words;
  if (subject !== "") return say("sentence", { subject, test: say(key, values) });
  return say(BARE[key] ?? key, values);
}

/** How a test is said where its subject goes without saying. */
const BARE: Partial<Record<LogicKey, LogicKey>> = {
  is: "bareIs",
  atLeast: "bareAtLeast",
  atMost: "bareAtMost",
  onOrAfter: "bareOnOrAfter",
  onOrBefore: "bareOnOrBefore",
  range: "bareRange",
  either: "bareEither",
  answered: "bareAnswered",
  notApplicable: "bareNotApplicable",
};

/** What a test looks at: "the answer", "the answer to question 2", "“Speed” of question 3", "“plan” in the link". */
function subjectWords(definition: Definition, test: AboutValue, { about, short, locale, words }: SaidIn): string {
  const { say } = words;
  if ("attribute" in test) return say("link", { name: test.attribute });
  const n = String(definition.questions.findIndex(({ id }) => id === test.question) + 1);
  const own = test.question === about;
  if (test.row !== undefined) {
    const row = rowLabel(definition, test.question, test.row, locale);
    return own ? say("quoted", { text: row }) : say(short ? "rowOfShort" : "rowOf", { row, n });
  }
  if (own) return short ? "" : say("answer");
  return short ? n : say("answerTo", { n });
}

/** The part of a test behind its subject: "is 6 or less", "is one of “A”, “B”", "does not contain “slow”", "is given". */
function testWords(
  definition: Definition,
  test: AboutValue,
  said: SaidIn,
  negated: boolean,
): { readonly key: LogicKey; readonly values: Record<string, string> } {
  const question = "question" in test ? definition.questions.find(({ id }) => id === test.question) : undefined;
  const value = (one: Operand | undefined) => operandWords(definition, question, one, said);
  const valued = (key: LogicKey) => ({ key, values: { value: value(test.value) } });
  const day = typeof test.value === "string" && question?.kind === "date";
  const list = Array.isArray(test.value) ? test.value : [];
  const [low, high] = list;
  switch (test.op) {
    case "is":
      return valued("is");
    case "is_not":
      return valued("isNot");
    case "at_least":
      return valued(day ? "onOrAfter" : "atLeast");
    case "at_most":
      return valued(day ? "onOrBefore" : "atMost");
    case "between":
      if (low === high) return { key: "is", values: { value: value(low) } };
      return { key: follows(low, high) ? "either" : "range", values: { low: value(low), high: value(high) } };
    case "one_of":
      return { key: "is", values: { value: listed(list.map(value), said.words) } };
    case "none_of":
      return { key: "isNot", values: { value: listed(list.map(value), said.words) } };
    case "includes":
      return valued(negated ? "notIncludes" : "includes");
    case "contains":
      return valued(negated ? "notContains" : "contains");
    case "answered":
      return { key: "answered", values: {} };
    case "not_answered":
      return { key: "notAnswered", values: {} };
    case "not_applicable":
      return { key: "notApplicable", values: {} };
  }
}

type AboutValue = Exclude<Test, { language: unknown }>;

function joined(definition: Definition, parts: readonly Condition[], link: "and" | "or", said: SaidIn): string {
  const many = parts.length > 1;
  const [first = "…", ...more] = parts.map((part) => {
    const words = conditionWords(definition, part, said);
    return many && ("all" in part || "any" in part) ? `(${words})` : words;
  });
  return more.reduce((before, last) => said.words.say(link, { parts: before, last }), first);
}

function operandWords(
  definition: Definition,
  question: Question | undefined,
  value: Operand | undefined,
  said: SaidIn,
): string {
  const { say, reader } = said.words;
  if (value === undefined) return "…";
  if (typeof value === "boolean") return say(value ? "yes" : "no");
  if (Array.isArray(value))
    return listed(
      value.map((one) => operandWords(definition, question, one, said)),
      said.words,
    );
  if (typeof value === "number") return String(value).replace("-", "−");
  if (question?.kind === "date") return dayInWords(value, reader) || value;
  if (question && "options" in question) {
    const option = question.options.find(({ id }) => id === value);
    const other = value === "other" ? say("other") : value;
    return say("quoted", { text: option ? textIn(option.label, said.locale, definition.locale) : other });
  }
  return say("quoted", { text: value });
}

function rowLabel(definition: Definition, id: string, row: string, locale: Locale): string {
  const question = definition.questions.find((one) => one.id === id);
  const found = question && "rows" in question ? question.rows.find((one) => one.id === row) : undefined;
  return found ? textIn(found.label, locale, definition.locale) : row;
}

function follows(low: unknown, high: unknown): boolean {
  return typeof low === "number" && typeof high === "number" && high === low + 1;
}

function listed(parts: readonly string[], { say }: LogicWords): string {
  const last = parts.at(-1) ?? "…";
  return parts.length < 2 ? last : say("or", { parts: parts.slice(0, -1).join(say("comma")), last });
}
