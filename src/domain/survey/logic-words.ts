import { conditionWords, type LogicWords } from "@/domain/survey/condition-words";
import type { Definition, Rule } from "@/domain/survey/definition";
import { type Locale, textIn } from "@/domain/survey/locale";
import { plainWords } from "@/domain/survey/pipes";

const LONGEST_NAME = 60;

/**
 * The rules of a question for an outline, in at most two lines: "only if 1 is 6 or less", and where it leads ("6 or less
 * → 2 · else → A"). Questions go by their numbers, endings by their letters. None where nothing is special.
 */
export function ruleLines(definition: Definition, questionId: string, locale: Locale, words: LogicWords): string[] {
  const { say } = words;
  const question = definition.questions.find(({ id }) => id === questionId);
  if (!question) return [];
  const said = { locale, words, about: questionId, short: true };
  const asked = question.showIf ? [say("onlyIf", { words: conditionWords(definition, question.showIf, said) })] : [];
  const leads: string[] = [];
  for (const { when, go } of rulesAfter(definition, questionId)) {
    const asked = when ? conditionWords(definition, when, said) : say(leads.length > 0 ? "else" : "thenAlways");
    leads.push(`${asked} → ${placeMark(definition, go)}`);
    if (!when) break;
  }
  return leads.length > 0 ? [...asked, leads.join(" · ")] : asked;
}

/** A rule as one sentence: "If the answer is 6 or less, go to 2 · What went wrong?". `first`: no rule stands before it. */
export function ruleSentence(
  definition: Definition,
  rule: Rule,
  locale: Locale,
  words: LogicWords,
  first = true,
): string {
  const { say } = words;
  const lead = say("ending" in rule.go ? "endWith" : "goTo", { place: placeName(definition, rule.go, locale) });
  if (!rule.when) return say(first ? "always" : "otherwise", { lead });
  return say("ifThen", { words: conditionWords(definition, rule.when, { locale, words, about: rule.after }), lead });
}

/** When a question is asked or an ending shown: "Only if the answer to question 1 is 6 or less". */
export function onlyIfSentence(
  definition: Definition,
  when: NonNullable<Rule["when"]>,
  locale: Locale,
  words: LogicWords,
): string {
  return words.say("onlyIfStart", { words: conditionWords(definition, when, { locale, words }) });
}

/** The numbers of the questions after which a rule leads to this ending, in order. */
export function rulesToEnding(definition: Definition, endingId: string): number[] {
  return definition.questions.flatMap(({ id }, at) =>
    rulesAfter(definition, id).some(({ go }) => "ending" in go && go.ending === endingId) ? [at + 1] : [],
  );
}

/** The rules that are looked at after a question, in their order. */
export function rulesAfter(definition: Definition, questionId: string): Rule[] {
  return definition.logic.filter(({ after }) => after === questionId);
}

/** "2 · What went wrong?" or "A · Thank you", the title cut to what a line can bear. */
export function placeName(definition: Definition, go: Rule["go"], locale: Locale): string {
  const place =
    "ending" in go
      ? definition.endings.find(({ id }) => id === go.ending)
      : definition.questions.find(({ id }) => id === go.question);
  const title = plainWords(textIn(place?.title, locale, definition.locale), definition.brand.name);
  const letters = [...title];
  const cut =
    letters.length > LONGEST_NAME
      ? `${letters
          .slice(0, LONGEST_NAME - 1)
          .join("")
          .trimEnd()}…`
      : title;
  return cut === "" ? placeMark(definition, go) : `${placeMark(definition, go)} · ${cut}`;
}

function placeMark(definition: Definition, go: Rule["go"]): string {
  if ("ending" in go) return endingMark(definition.endings.findIndex(({ id }) => id === go.ending));
  return String(definition.questions.findIndex(({ id }) => id === go.question) + 1);
}

/** The letter an ending goes by: A … Z, then AA, AB, …; "?" where there is none. */
export function endingMark(index: number): string {
  if (index < 0) return "?";
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : endingMark(Math.floor(index / 26) - 1) + letter;
}
