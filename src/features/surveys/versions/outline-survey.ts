import type { LogicWords } from "@/domain/survey/condition-words";
import type { Definition } from "@/domain/survey/definition";
import { type Text, textIn } from "@/domain/survey/locale";
import { endingMark, onlyIfSentence, ruleLines } from "@/domain/survey/logic-words";
import { plainWords } from "@/domain/survey/pipes";
import type { Translator } from "@/platform/i18n/translator";

/** A whole survey in short: each question with its kind and its rules, then the endings with theirs. */
export function outlineOf(definition: Definition, kinds: Translator<"kinds">, logic: LogicWords) {
  const { locale, brand, questions, endings } = definition;
  const say = (text: Text) => plainWords(textIn(text, locale, locale), brand.name);
  return {
    locale,
    questions: questions.map((question, at) => ({
      id: question.id,
      number: at + 1,
      title: say(question.title),
      kind: kinds(question.kind),
      required: question.required,
      rules: ruleLines(definition, question.id, locale, logic),
    })),
    endings: endings.map(({ id, title, when }, at) => ({
      id,
      mark: endingMark(at),
      title: say(title),
      rule: when ? onlyIfSentence(definition, when, locale, logic) : null,
    })),
  };
}

export type Outline = ReturnType<typeof outlineOf>;
